import type { RevealedWebhook } from '@galley/contract/webhook';
import type { Actor } from '@galley/core/editor';
import { countWebhookPosts, findWebhookTarget, rotateWebhookSecret } from '@galley/db';
import { lockWebhookFor, recordWebhookAct, type NoWebhook } from './find-webhook.ts';
import { newSecret } from './new-secret.ts';
import { presentWebhook } from './present-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

const DAY_MS = 86_400_000;

export type RotateWebhook =
  { readonly kind: 'rotated'; readonly webhook: RevealedWebhook } | NoWebhook;

/**
 * Gives a target a new secret, and shows it this once. For a day posts are signed with the one before
 * too, so that its people can change it without losing any.
 */
export const rotateWebhook = async (
  { db, clock, keyring }: Pick<WebhookDeps, 'db' | 'clock' | 'keyring'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<RotateWebhook> =>
  db.transaction().execute(async (trx): Promise<RotateWebhook> => {
    const found = await lockWebhookFor(trx, actor, 'rotate-webhook', id);
    if (found.kind !== 'found') return found;
    const now = clock();
    const { origin, secret } = newSecret(keyring);
    const oldUntil = new Date(now.getTime() + DAY_MS);
    await rotateWebhookSecret(trx, found.row.id, { ...origin, oldUntil });
    await recordWebhookAct(trx, actor, 'rotate-webhook', found.row, now);
    const row = (await findWebhookTarget(trx, found.row.id)) ?? found.row;
    const counts = await countWebhookPosts(trx, row.id);
    return {
      kind: 'rotated',
      webhook: { ...presentWebhook(row, counts.get(row.id), now), secret },
    };
  });
