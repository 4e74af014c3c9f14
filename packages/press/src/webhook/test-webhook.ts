import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { WEBHOOK_TEST } from '@galley/core/webhook';
import { insertWebhookTest } from '@galley/db';
import { lockWebhookFor, recordWebhookAct, type NoWebhook } from './find-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

export type TestWebhook =
  | { readonly kind: 'queued'; readonly id: string; readonly event: string }
  | RefusalOf<'webhook-disabled'>
  | NoWebhook;

/** Queues an event that says nothing, for one target. */
export const testWebhook = async (
  { db, clock, wake }: Pick<WebhookDeps, 'db' | 'clock' | 'wake'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<TestWebhook> =>
  db.transaction().execute(async (trx): Promise<TestWebhook> => {
    const found = await lockWebhookFor(trx, actor, 'test-webhook', id);
    if (found.kind !== 'found') return found;
    const { row } = found;
    if (row.disabled_at !== null) return { kind: 'webhook-disabled', id: row.id };
    const event = await insertWebhookTest(trx, row, WEBHOOK_TEST);
    await recordWebhookAct(trx, actor, 'test-webhook', row, clock());
    await wake?.('post-webhooks', trx);
    return { kind: 'queued', id: row.id, event };
  });
