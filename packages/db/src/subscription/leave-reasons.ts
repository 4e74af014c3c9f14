import type { LeaveReason } from '@galley/core/subscription';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { Placed } from './in-its-bucket.ts';

export interface GivenReason {
  readonly subscription: Placed;
  /** The round that began when the reader left. */
  readonly round: number;
  readonly reason: LeaveReason;
  readonly now: Date;
}

/**
 * Counts why a reader left, once for each departure. The caller holds the subscriber's lock.
 *
 * @returns false if this departure has been counted or is over
 */
export async function countLeaveReason(
  trx: Transaction<Database>,
  { subscription, round, reason, now }: GivenReason,
): Promise<boolean> {
  const { rows } = await sql`
    with given as (
      update subscription set reason_round = ${round}
      where bucket = ${subscription.bucket} and id = ${subscription.id} and status = 'unsubscribed' and round = ${round}
        and reason_round is distinct from ${round}
      returning newsletter_id
    )
    insert into leave_reason (newsletter_id, day, reason, count)
    select newsletter_id, (${now}::timestamptz at time zone 'UTC')::date, ${reason}, 1 from given
    on conflict (newsletter_id, day, reason) do update set count = leave_reason.count + 1
    returning reason`.execute(trx);
  return rows.length > 0;
}

/** Why readers left one newsletter. */
export interface LeaveReasonCounts {
  readonly newsletter: string;
  readonly counts: readonly { readonly reason: LeaveReason; readonly count: number }[];
}

/** Lists why readers left each newsletter since the UTC day of an instant, the most frequent first. */
export async function listLeaveReasons(
  db: Kysely<Database>,
  since: Date,
): Promise<readonly LeaveReasonCounts[]> {
  const { rows } = await sql<LeaveReasonCounts>`
    select newsletter, json_agg(json_build_object('reason', reason, 'count', count)
      order by count desc, reason) as counts
    from (
      select n.slug as newsletter, r.reason, sum(r.count)::integer as count
      from leave_reason r join newsletter n on n.id = r.newsletter_id
      where r.day >= (${since}::timestamptz at time zone 'UTC')::date
      group by n.slug, r.reason
    ) c group by newsletter order by newsletter`.execute(db);
  return rows;
}

/**
 * Removes the counts of days before an instant: a few rows per day and newsletter.
 *
 * @returns how many there were
 */
export async function dropLeaveReasons(db: Kysely<Database>, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from leave_reason
    where day < (${before}::timestamptz at time zone 'UTC')::date`.execute(db);
  return Number(numAffectedRows ?? 0);
}
