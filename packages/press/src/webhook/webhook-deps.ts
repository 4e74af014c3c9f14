import type { Keyring } from '@galley/core/subscription';
import type { PressDeps } from '../press-deps.ts';

/** What the steps on webhooks need from their process. */
export interface WebhookDeps extends Pick<PressDeps, 'db' | 'clock' | 'wake'> {
  /** Makes the secrets. */
  readonly keyring: Keyring;
  /** Whether this is a local set-up, which may post to this machine. */
  readonly isLocal: boolean;
}
