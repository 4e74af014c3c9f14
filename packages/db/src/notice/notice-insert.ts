import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

export interface NewReaderNotice {
  readonly kind: 'confirmation' | 'welcome';
  readonly newsletterId: string;
  readonly subscriptionId: string;
  readonly address: string;
  /** The subscription's round, for a confirmation. */
  readonly round: number | null;
  readonly now: Date;
}

/** Queues one mail to a reader; apps/delivery renders and sends it. */
export async function insertReaderNotice(
  trx: Transaction<Database>,
  notice: NewReaderNotice,
): Promise<void> {
  await trx
    .insertInto('notice')
    .values({
      kind: notice.kind,
      newsletter_id: notice.newsletterId,
      subscription_id: notice.subscriptionId,
      issue_id: null,
      slot_due_on: null,
      address: notice.address,
      round: notice.round,
      lease_until: null,
      resend_id: null,
      reason: null,
      created_at: notice.now,
      ended_at: null,
    })
    .execute();
}

/** Lists when a subscriber's confirmations were queued after `since`, over all newsletters. */
export async function listConfirmationTimes(
  db: Kysely<Database>,
  subscriberId: string,
  since: Date,
): Promise<Date[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('subscription', 'subscription.id', 'notice.subscription_id')
    .select('notice.created_at')
    .where('subscription.subscriber_id', '=', subscriberId)
    .where('notice.kind', '=', 'confirmation')
    .where('notice.created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}
