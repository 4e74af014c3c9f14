import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { Placed } from '../subscription/in-its-bucket.ts';
import type { NoticeKind, NoticeState } from './notice-table.ts';

export interface NewReaderNotice {
  readonly kind:
    | 'confirmation'
    | 'welcome'
    | 'leave-link'
    | 'links'
    | 'data-link'
    | 'new-address'
    | 'address-changed';
  readonly newsletterId: string;
  readonly subscriptionId: string;
  readonly address: string;
  /** The subscription's round, for a confirmation. */
  readonly round: number | null;
  /** The link that it mails. */
  readonly readerLinkId?: string;
  /** Whether it answers a mail. */
  readonly answersMail?: boolean;
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
      reader_link_id: notice.readerLinkId ?? null,
      address: notice.address,
      round: notice.round,
      answers_mail: notice.answersMail ?? false,
      lease_until: null,
      resend_id: null,
      reason: null,
      created_at: notice.now,
      ended_at: null,
    })
    .execute();
}

/** A subscriber's subscriptions. Citus reads them first: notices are not beside readers. */
const idsOf = (db: Kysely<Database>, { id, bucket }: Placed) =>
  db
    .selectFrom('subscription')
    .select('subscription.id')
    .where('subscription.bucket', '=', bucket)
    .where('subscription.subscriber_id', '=', id);

/** Lists when a subscriber's confirmations were queued after `since`, over all newsletters. */
export async function listConfirmationTimes(
  db: Kysely<Database>,
  subscriber: Placed,
  since: Date,
): Promise<Date[]> {
  const rows = await db
    .selectFrom('notice')
    .select('notice.created_at')
    .where('notice.subscription_id', 'in', idsOf(db, subscriber))
    .where('notice.kind', '=', 'confirmation')
    .where('notice.created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}

/** Lists when mails that link to a new address were queued to it after `since`. */
export async function listNewAddressTimes(
  db: Kysely<Database>,
  address: string,
  since: Date,
): Promise<Date[]> {
  const rows = await db
    .selectFrom('notice')
    .select('created_at')
    .where('address', '=', address)
    .where('kind', '=', 'new-address')
    .where('created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}

/** A single mail to a reader. */
export interface NoticeTo {
  readonly kind: NoticeKind;
  readonly state: NoticeState;
  readonly created_at: Date;
  readonly subscription_id: string;
}

/** Lists the single mails to a subscriber, oldest first. */
export const listNoticesTo = async (
  db: Kysely<Database>,
  subscriber: Placed,
): Promise<NoticeTo[]> =>
  db
    .selectFrom('notice')
    .select(['notice.kind', 'notice.state', 'notice.created_at'])
    .select(sql<string>`notice.subscription_id`.as('subscription_id'))
    .where('notice.subscription_id', 'in', idsOf(db, subscriber))
    .orderBy('notice.id')
    .execute();
