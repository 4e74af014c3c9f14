import type { RefusalOf } from '@galley/contract/refusals';
import type { ReplayedWebhook } from '@galley/contract/webhook';
import type { Actor } from '@galley/core/editor';
import { replayWebhookPosts } from '@galley/db';
import { lockWebhookFor, recordWebhookAct, type NoWebhook } from './find-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

export interface WhichPosts {
  readonly id: string;
  /** One event's, or all that have failed since an instant. */
  readonly which: { readonly event: string } | { readonly failedSince: Date };
}

export type ReplayWebhook =
  | { readonly kind: 'replayed'; readonly replayed: ReplayedWebhook }
  | RefusalOf<'webhook-disabled' | 'no-event'>
  | NoWebhook;

/**
 * Posts events to a target again, under the ids that they had: one, however it ended, or all that
 * have failed since an instant, and those that wait for another try.
 */
export const replayWebhook = async (
  { db, clock, wake }: Pick<WebhookDeps, 'db' | 'clock' | 'wake'>,
  actor: Actor,
  { id, which }: WhichPosts,
): Promise<ReplayWebhook> =>
  db.transaction().execute(async (trx): Promise<ReplayWebhook> => {
    const found = await lockWebhookFor(trx, actor, 'replay-webhook', id);
    if (found.kind !== 'found') return found;
    const { row } = found;
    if (row.disabled_at !== null) return { kind: 'webhook-disabled', id: row.id };
    const posts = await replayWebhookPosts(trx, row.id, which);
    if (posts === 0 && 'event' in which)
      return { kind: 'no-event', id: row.id, event: which.event };
    if (posts > 0) {
      await recordWebhookAct(trx, actor, 'replay-webhook', row, clock());
      await wake?.('post-webhooks', trx);
    }
    return { kind: 'replayed', replayed: { id: row.id, posts } };
  });
