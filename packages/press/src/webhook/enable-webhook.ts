import type { Webhook } from '@galley/contract/webhook';
import type { Actor } from '@galley/core/editor';
import {
  countWebhookPosts,
  dropUnheardNews,
  enableWebhookTarget,
  findWebhookTarget,
} from '@galley/db';
import { lockWebhookFor, recordWebhookAct, type NoWebhook } from './find-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

export type EnableWebhook = { readonly kind: 'enabled'; readonly webhook: Webhook } | NoWebhook;

/**
 * Posts to a disabled target again: what happens from now on. What failed before can be replayed.
 */
export async function enableWebhook(
  { db, clock }: Pick<WebhookDeps, 'db' | 'clock'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<EnableWebhook> {
  // What happened while nobody listened.
  await dropUnheardNews(db);
  return db.transaction().execute(async (trx): Promise<EnableWebhook> => {
    const found = await lockWebhookFor(trx, actor, 'enable-webhook', id);
    if (found.kind !== 'found') return found;
    const now = clock();
    if (found.row.disabled_at !== null) {
      await enableWebhookTarget(trx, found.row.id);
      await recordWebhookAct(trx, actor, 'enable-webhook', found.row, now);
    }
    const row = (await findWebhookTarget(trx, found.row.id)) ?? found.row;
    const counts = await countWebhookPosts(trx, row.id);
    return { kind: 'enabled', webhook: presentWebhook(row, counts.get(row.id), now) };
  });
}
