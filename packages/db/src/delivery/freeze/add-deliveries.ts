import { BATCH_LIMIT } from '@galley/core/delivery';
import { sql, type Transaction } from 'kysely';
import type { OwedReader } from '../../audience/waiting-corrections.ts';
import type { Waiting } from '../../audience/waits-for-issue.ts';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';
import type { FreezingIssue } from './freezing-issue.ts';
import { giveCorrections } from './give-corrections.ts';
import type { Offer } from './offer.ts';
import { readersIn, type ReaderRange } from './reader-range.ts';

/** What decides about the readers of a range. */
interface Deciding {
  readonly offer: Offer;
  readonly waiting: Waiting;
  readonly owed: readonly OwedReader[];
  /** Those who were frozen in another bucket. */
  readonly elsewhere: readonly string[];
  readonly batchIds: readonly string[];
  /**
   * Whether some of them, or of their addresses, may be in the issue already: an address by a reader
   * who had it before.
   */
  readonly isTaken: boolean;
}

/**
 * Decides what each reader of a range gets, and stores their deliveries, each with the id of a batch
 * that is still to be stored: the readers of a rendition are cut into hundreds in the order of their
 * ids.
 *
 * @returns how many deliveries were stored
 */
export async function addDeliveries(
  trx: Transaction<Database>,
  { issueId, question, found }: FreezingIssue,
  range: ReaderRange,
  { offer, waiting, owed, elsewhere, batchIds, isTaken }: Deciding,
): Promise<number> {
  const { bucket, after, to } = range;
  const deliveries = deliveriesOf(issueId);
  // Only where an address has changed hands, or somebody was frozen before, is there anything to look up.
  const unfound = sql`and not exists (select from ${deliveries} d
    where d.bucket = ${bucket}
      and (d.subscriber_id = r.id or d.address_canonical = r.address_canonical))`;
  // Subqueries, not CTEs: Citus follows the bucket through them, and lets its machine do all of it.
  const decided = sql`(
    select s.bucket, s.subscriber_id, s.id as subscription_id, r.address, r.address_canonical,
      case
        when s.paused_until > now() then 'on-pause'
        when ${question.audience === 'every-issue'} and s.rhythm = 'monthly' then 'monthly'
        when coalesce(before.gives, c.gives) = 'nothing' then 'nothing-chosen'
      end as reason,
      coalesce(before.rendition_id, c.rendition_id, ${offer.full}::bigint) as rendition_id
    from (${readersIn(range)}) s
    join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    left join ${offer.choices} c on c.choice = s.choice
    left join lateral (
      select e.gives, e.rendition_id from subscription_choice made
      join ${offer.choices} e on e.choice = made.choice
      -- Only for few is there anything to look up.
      where coalesce(c.gives, 'late') = 'late' and made.bucket = ${bucket}
        and made.subscription_id = s.id and e.gives <> 'late'
      order by made.id desc limit 1
    ) before on true
    where r.bucket = ${bucket} and r.id > ${after} and r.id <= ${to}
      and not exists (select from suppression x
        where x.bucket = ${bucket} and x.address_key = r.address_canonical)
      and ${waiting.isFor}
      ${isTaken || found ? unfound : sql``}
      ${elsewhere.length === 0 ? sql`` : sql`and s.subscriber_id <> all(${elsewhere}::bigint[])`}
  )`;
  const { numAffectedRows } = await sql`
    insert into ${deliveries} (bucket, issue_id, subscriber_id, subscription_id, batch_id,
      rendition_id, address, address_canonical, state, reason)
    select bucket, ${issueId}::bigint, subscriber_id, subscription_id,
      case when reason is null then (${batchIds}::bigint[])[
        dense_rank() over (order by part, rendition_id)] end,
      case when reason is null then rendition_id end,
      address, address_canonical,
      case when reason is null then 'pending' else 'excluded' end, reason
    from (
      select *, case when reason is null then (row_number() over (
          partition by rendition_id, reason is null order by subscriber_id
        ) - 1) / ${sql.lit(BATCH_LIMIT)} end as part
      from ${giveCorrections(decided, owed, offer)} given
    ) parts`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
