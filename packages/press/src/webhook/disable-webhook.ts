import type { Actor } from '@galley/core/editor';
import {
  disableWebhookTarget,
  findMailingNewsletter,
  insertPersonNotices,
  listWebhookOwners,
  lockWebhookTarget,
  type DisabledReason,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { recordWebhookAct } from './find-webhook.ts';

export type DisableWebhook =
  | { readonly kind: 'disabled' }
  /** It is removed, or was disabled before. */
  | { readonly kind: 'unchanged' }
  | NotAllowed;

/**
 * Stops posting to a target that has said that it is gone, or has failed for days, and tells its
 * people by mail.
 */
export async function disableWebhook(
  { db, clock, wake }: Pick<PressDeps, 'db' | 'clock' | 'wake'>,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: DisabledReason },
): Promise<DisableWebhook> {
  const denied = refuse(actor, 'disable-webhook', null);
  if (denied !== null) return denied;
  return db.transaction().execute(async (trx): Promise<DisableWebhook> => {
    const row = await lockWebhookTarget(trx, id);
    if (row === undefined || row.disabled_at !== null) return { kind: 'unchanged' };
    const now = clock();
    await disableWebhookTarget(trx, id, reason);
    await recordWebhookAct(trx, actor, 'disable-webhook', row, now);
    const newsletterId = row.newsletter_id ?? (await findMailingNewsletter(trx));
    if (newsletterId !== null) {
      const addresses = await listWebhookOwners(trx, row.newsletter_id);
      const notice = { kind: 'webhook-disabled', webhookTargetId: id } as const;
      await insertPersonNotices(trx, { ...notice, newsletterId, addresses, now });
      await wake?.('work-notices', trx);
    }
    return { kind: 'disabled' };
  });
}
