import type { Actor } from '@galley/core/editor';
import { deleteWebhookTarget } from '@galley/db';
import { lockWebhookFor, recordWebhookAct, type NoWebhook } from './find-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

export type RemoveWebhook = { readonly kind: 'removed' } | NoWebhook;

/** Removes a target, with what was posted and what waits. A post under way may still arrive. */
export const removeWebhook = async (
  { db, clock }: Pick<WebhookDeps, 'db' | 'clock'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<RemoveWebhook> =>
  db.transaction().execute(async (trx): Promise<RemoveWebhook> => {
    const found = await lockWebhookFor(trx, actor, 'remove-webhook', id);
    if (found.kind !== 'found') return found;
    await deleteWebhookTarget(trx, found.row.id);
    await recordWebhookAct(trx, actor, 'remove-webhook', found.row, clock());
    return { kind: 'removed' };
  });
