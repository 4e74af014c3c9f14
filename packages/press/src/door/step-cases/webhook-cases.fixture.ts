import type { StepName } from '@galley/core/editor';
import { sql } from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import * as webhook from '../../webhook/index.ts';
import type { Deps, StepCase } from './world.fixture.ts';

const NEW = { newsletter: null, url: 'https://hooks.example/', events: ['*'], description: '' };

const local = (deps: Deps) => ({ ...deps, isLocal: false });

async function added(deps: Deps): Promise<string> {
  const outcome = await webhook.addWebhook(local(deps), owner, NEW);
  if (outcome.kind !== 'added') throw new Error(outcome.kind);
  return outcome.webhook.id;
}

const onWebhook =
  (
    take: (
      deps: Deps,
      actor: Parameters<typeof webhook.showWebhook>[1],
      id: string,
    ) => Promise<unknown>,
  ): StepCase =>
  async ({ deps }) => {
    const id = await added(deps);
    return { take: (actor) => take(deps, actor, id), on: 'webhook', id };
  };

/** Steps on webhooks. */
export const WEBHOOK_CASES = {
  'see-webhooks': onWebhook((deps, actor, id) => webhook.showWebhook(deps, actor, { id })),
  'add-webhook': async ({ deps }) => ({
    take: (actor) => webhook.addWebhook(local(deps), actor, NEW),
    on: 'webhook',
  }),
  'test-webhook': onWebhook((deps, actor, id) => webhook.testWebhook(deps, actor, { id })),
  'replay-webhook': async ({ deps }) => {
    const id = await added(deps);
    const queued = await webhook.testWebhook(deps, owner, { id });
    if (queued.kind !== 'queued') throw new Error(queued.kind);
    const { event } = queued;
    return {
      take: (actor) => webhook.replayWebhook(deps, actor, { id, which: { event } }),
      on: 'webhook',
      id,
    };
  },
  'rotate-webhook': onWebhook((deps, actor, id) => webhook.rotateWebhook(deps, actor, { id })),
  'enable-webhook': async ({ deps }) => {
    const id = await added(deps);
    await sql`update webhook_target set disabled_at = now(), disabled_reason = 'gone'
      where id = ${id}`.execute(deps.db);
    return { take: (actor) => webhook.enableWebhook(deps, actor, { id }), on: 'webhook', id };
  },
  'disable-webhook': onWebhook((deps, actor, id) =>
    webhook.disableWebhook(deps, actor, { id, reason: 'gone' }),
  ),
  'remove-webhook': onWebhook((deps, actor, id) => webhook.removeWebhook(deps, actor, { id })),
  'drop-webhook-events': async ({ deps }) => {
    await sql`insert into webhook_event (type, at) values ('webhook.test', '2025-12-01')`.execute(
      deps.db,
    );
    return {
      take: (actor) => webhook.dropWebhookEvents(deps, actor),
      on: 'installation',
      id: null,
    };
  },
} satisfies Partial<Record<StepName, StepCase>>;
