import { sql, type Kysely, type Transaction } from 'kysely';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import type { Database } from '../schema/database.ts';

/** A rejected batch with readers of its own, and what is stored about why. */
export interface RejectedBatch {
  readonly id: string;
  readonly readers: number;
  readonly reason: string | null;
  /** True when a named person decided that its mail never arrived. */
  readonly isDecided: boolean;
  /** True when a mail id or an event of any of its readers shows that it was accepted. */
  readonly isHeard: boolean;
}

/** Lists the rejected batches of an issue; one that was split is left out, because its parts tell. */
export async function rejectedBatches(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly RejectedBatch[]> {
  const { rows } = await sql<RejectedBatch>`
    select b.id, d.readers, b.reason, coalesce(r.decision = 'rejected', false) as "isDecided",
      d.heard as "isHeard"
    -- The offset makes Postgres search this issue's batches, not all.
    from (select id, state, reason from batch where issue_id = ${issueId} offset 0) b
    cross join lateral (
      select (count(*) filter (where state = 'rejected'))::integer as readers,
        coalesce(bool_or(coalesce(resend_id, failure) is not null or coalesce(
          delivered_at, bounced_at, complained_at, failed_at) is not null), false) as heard
      from ${deliveriesOf(issueId)} where batch_id = b.id
    ) d
    left join reconciliation r on r.batch_id = b.id
    where b.state = 'rejected' and d.readers > 0
    order by b.id`.execute(db);
  return rows;
}

/**
 * Makes a new batch for the readers of each of these rejected ones, under the same ordinal and the
 * next epoch, so that its key differs. The old batches stay as they ended: each is a record of calls
 * that were made. T1 checks later who has left; here only those who were erased are excluded, and
 * those whose new address stands in this issue already.
 *
 * Call with the issue's row locked. Locks the subscribers, so that nobody is erased or gets another
 * address meanwhile.
 *
 * @returns how many readers wait now, in how many batches
 */
export async function planAgain(
  trx: Transaction<Database>,
  issueId: string,
  { batchIds, notBefore }: { readonly batchIds: readonly string[]; readonly notBefore: Date },
): Promise<{ readonly readers: number; readonly batches: number }> {
  const deliveries = deliveriesOf(issueId);
  await sql`
    select from (
      select subscriber_id from ${deliveries}
      where batch_id = any(${batchIds}::bigint[]) and state = 'rejected' order by subscriber_id
    ) member, lateral (select from subscriber where id = member.subscriber_id for share) locked
  `.execute(trx);
  // A statement of its own, to see what was committed before the locks.
  const { rows } = await sql<{ readers: number; batches: number }>`
    with member as materialized (
      select d.subscriber_id, d.batch_id, s.address, s.address_canonical,
        case when s.id is null then 'erased' when exists (
          select from ${deliveries} o
          where o.address_canonical = s.address_canonical and o.subscriber_id <> d.subscriber_id
        ) then 'suppressed' end as excluded
      from ${deliveries} d left join subscriber s on s.id = d.subscriber_id
      where d.batch_id = any(${batchIds}::bigint[]) and d.state = 'rejected'
    ), size as (
      select batch_id, count(*) as size from member where excluded is null group by batch_id
    ), planned as (
      insert into batch (issue_id, rendition_id, ordinal, epoch, parent_id, not_before, size)
      select b.issue_id, b.rendition_id, b.ordinal, (
          select max(epoch) + 1 from batch x
          where x.issue_id = b.issue_id and x.ordinal = b.ordinal
        ), b.id, ${notBefore}::timestamptz, size.size
      from batch b join size on size.batch_id = b.id
      returning id, parent_id, size
    ), emptied as (
      -- Nobody of it is rejected any more; of one with a successor, the successor tells.
      update batch set size = 0
      where id = any(${batchIds}::bigint[]) and id not in (select batch_id from size)
    ), moved as (
      update ${deliveries} d set
        state = case when m.excluded is null then 'pending' else 'excluded' end,
        -- While it waits, the old reason stays in case it is taken back.
        reason = coalesce(m.excluded, d.reason),
        batch_id = coalesce(p.id, d.batch_id),
        address = case when m.excluded is null then m.address else d.address end,
        address_canonical =
          case when m.excluded is null then m.address_canonical else d.address_canonical end
      from member m left join planned p on p.parent_id = m.batch_id and m.excluded is null
      where d.subscriber_id = m.subscriber_id
    )
    select coalesce(sum(size), 0)::integer as readers, count(*)::integer as batches from planned
  `.execute(trx);
  return rows[0] ?? { readers: 0, batches: 0 };
}

/**
 * Undoes {@link planAgain} before any of its batches was claimed: the readers are rejected as before.
 * Call with the issue's row locked, which a claim shares.
 *
 * @param batches how many it made
 * @returns false when one of them was claimed, whatever the clocks say; then nothing has changed
 */
export async function takeBackAgain(
  trx: Transaction<Database>,
  issueId: string,
  batches: number,
): Promise<boolean> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from (${waitingAgain(issueId)}) w`.execute(trx);
  if (rows[0]?.waiting !== batches) return false;
  await sql`
    with back as materialized (${waitingAgain(issueId)}), moved as (
      update ${deliveriesOf(issueId)} d set state = 'rejected', batch_id = back.parent_id
      from back where d.batch_id = back.id and d.state = 'pending'
      returning back.parent_id
    ), restored as (
      update batch set size = (select count(*) from moved where moved.parent_id = batch.id)
      where id in (select parent_id from back)
    )
    update batch set state = 'void', size = 0, parent_id = null, reason = 'taken-back',
      ended_at = now()
    where id in (select id from back)`.execute(trx);
  return true;
}

/**
 * Ends batches without a call whose readers had their mail after all: news of a call to the batch that
 * they were rejected with, of any of them, proves that all of it arrived. Call after the subscribers
 * were locked, so that news which was applied is seen.
 *
 * @returns the ids of those batches
 */
export async function acceptArrived(
  trx: Transaction<Database>,
  issueId: string,
  batchIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (batchIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with arrived as materialized (
      select distinct batch_id as id from ${deliveriesOf(issueId)}
      where batch_id = any(${batchIds}::bigint[]) and resend_id is not null
    ), settled as (
      update ${deliveriesOf(issueId)} d set state = 'accepted', reason = null
      from arrived where d.batch_id = arrived.id and d.state = 'pending'
      returning d.batch_id
    )
    update batch set state = 'accepted', reason = 'reconciled', tokens = null, lease_until = null,
      ended_at = now(), size = (select count(*) from settled where settled.batch_id = batch.id)
    where id in (select id from arrived) returning id`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

const waitingAgain = (issueId: string) => sql`
  select b.id, b.parent_id from batch b join batch old on old.id = b.parent_id
  where b.issue_id = ${issueId} and b.state = 'prepared'
    and old.state = 'rejected' and old.ordinal = b.ordinal`;
