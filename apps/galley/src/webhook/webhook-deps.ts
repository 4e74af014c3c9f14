import type { WebhookDeps } from '@galley/press/webhook';
import { localityOf } from '@galley/runtime';
import type { Press } from '../shell/open-press.ts';

/** What the steps on webhooks need of the press. */
export const webhookDeps = (press: Press): WebhookDeps => ({
  db: press.db,
  clock: press.clock,
  wake: press.wake,
  keyring: press.keyring,
  isLocal: localityOf(press.config).kind === 'local',
});
