import type { SuppressionReason } from '@galley/core/feedback';
import { sql, type Kysely, type Transaction } from 'kysely';
import { bucketOf } from '../schema/bucket-of.ts';
import type { Database } from '../schema/database.ts';

/** A subscriber, as the replay of departures looks at them. */
export interface ReplayedSubscriber {
  readonly id: string;
  readonly address_canonical: string;
}

/** The next subscribers in the order of their ids, as far as they were in the snapshot or came since. */
export const listSubscribersAfter = async (
  db: Kysely<Database>,
  after: string,
  most: number,
): Promise<ReplayedSubscriber[]> =>
  db
    .selectFrom('subscriber')
    .select(['id', 'address_canonical'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute();

/** A subscription that a replayed departure may end. */
export interface ReplayedSubscription {
  readonly id: string;
  readonly slug: string;
}

/**
 * Lists a subscriber's subscriptions that are not ended, and since when they are what they are: a
 * departure before that is over.
 */
export const listLeaving = async (
  db: Kysely<Database>,
  subscriberId: string,
): Promise<readonly (ReplayedSubscription & { readonly since: Date })[]> =>
  db
    .selectFrom('subscription as s')
    .innerJoin('newsletter as n', 'n.id', 's.newsletter_id')
    .select(['s.id', 'n.slug', sql<Date>`coalesce(s.confirmed_at, s.created_at)`.as('since')])
    .where('s.subscriber_id', '=', subscriberId)
    .where('s.status', '<>', 'unsubscribed')
    .execute();

/** Stores a suppression that the log knows, unless there is one already. */
export async function suppressReplayed(
  trx: Transaction<Database>,
  its: {
    readonly key: string;
    readonly reason: SuppressionReason;
    readonly detail: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('suppression')
    .values({
      bucket: bucketOf(its.key),
      address_key: its.key,
      reason: its.reason,
      detail: its.detail,
      created_at: its.at,
    })
    .onConflict((conflict) => conflict.constraint('suppression_address_key_key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
