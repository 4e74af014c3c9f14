import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { excludeCancelledMembers } from './cancel-batches.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import type { BatchOfIssue } from './record-attempt.ts';
import { lastOrdinal } from './last-ordinal.ts';

export interface RefusalContext {
  readonly inDoubt: boolean;
  /** Counted since a batch of its rendition was accepted, or a person last changed the issue. */
  readonly refusedInARow: number;
  /**
   * Refusals of a single reader in this batch and those that it was split from; 0 once the issue is
   * cancelled, because then no batch waits for others.
   */
  readonly refusedAlone: number;
  /**
   * True if a call that began after the first refusal of this batch, or of one that it was split
   * from, was accepted. Only mail of its rendition counts: another one has other bytes.
   */
  readonly othersAccepted: boolean;
}

/**
 * Splits a refused batch: it ends rejected, and two new batches take half of its members each. A
 * batch of one reader becomes a new batch behind all others. Locks the issue's row, so that the new
 * ordinals are unique. If the issue was cancelled, no new batch begins and the members are excluded
 * instead. The batch still ends rejected and not void: earlier attempts may have been ambiguous,
 * and the refusal of the same bytes proves that they were not accepted.
 */
export async function splitBatch(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
  reason: string,
  afterSeconds = 0,
): Promise<void> {
  const issue = await trx
    .selectFrom('issue')
    .select('state')
    .where('id', '=', batch.issueId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const isCancelled = issue.state === 'cancelled';
  if (isCancelled) await excludeCancelledMembers(trx, batch);
  else await halveMembers(trx, batch, afterSeconds);
  await trx
    .updateTable('batch')
    .set({
      state: 'rejected',
      // Nobody of it was rejected; of a batch with parts, the parts tell.
      ...(isCancelled && { size: 0 }),
      reason,
      tokens: null,
      lease_until: null,
      ended_at: sql<Date>`now()`,
    })
    .where('bucket', '=', batch.bucket)
    .where('id', '=', batch.id)
    .execute();
}

async function halveMembers(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
  afterSeconds: number,
): Promise<void> {
  const { rows: members } = await sql<{ id: string; half: number }>`
    select subscriber_id as id, ntile(2) over (order by subscriber_id) as half
    from ${deliveriesOf(batch.issueId)}
    where bucket = ${batch.bucket} and batch_id = ${batch.id} and state = 'pending'
    order by subscriber_id`.execute(trx);
  const last = await lastOrdinal(trx, batch.issueId, batch.bucket);
  for (const [half, its] of Map.groupBy(members, (member) => member.half)) {
    const { rows } = await sql<{ id: string }>`
      insert into batch (bucket, issue_id, rendition_id, ordinal, parent_id, not_before, size)
      select bucket, issue_id, rendition_id, ${last + half}::integer, id,
        now() + make_interval(secs => ${afterSeconds}), ${its.length}::integer
      from batch where bucket = ${batch.bucket} and id = ${batch.id}
      returning id`.execute(trx);
    await sql`
      update ${deliveriesOf(batch.issueId)} set batch_id = ${rows[0]?.id}
      where bucket = ${batch.bucket} and issue_id = ${batch.issueId}
        and subscriber_id = any(${its.map(({ id }) => id)}::bigint[])`.execute(trx);
  }
}

/** Reads what the decision after a refusal needs to know about the rest of the issue. */
export async function refusalContext(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
): Promise<RefusalContext> {
  const { rows: lines } = await sql<Line>`
    with recursive line as (
      select id, parent_id, size from batch where bucket = ${batch.bucket} and id = ${batch.id}
      union all
      select b.id, b.parent_id, b.size from batch b join line l on b.id = l.parent_id
      where b.bucket = ${batch.bucket}
    ), refused as (
      select l.size, a.ended_at from line l join attempt a on a.batch_id = l.id
      where a.bucket = ${batch.bucket} and a.outcome = 'batch-refused'
    )
    select b.rendition_id as "renditionId", b.first_ambiguous_at is not null as "inDoubt",
      (select count(*)::integer from refused where size = 1) as "refusedAlone",
      (select min(ended_at)::text from refused) as "firstRefusedAt"
    from batch b where b.bucket = ${batch.bucket} and b.id = ${batch.id}`.execute(trx);
  const [line] = lines;
  if (line === undefined) throw new Error(`batch ${batch.id} is gone`);
  const { state } = await trx
    .selectFrom('issue')
    .select('state')
    .where('id', '=', batch.issueId)
    .executeTakeFirstOrThrow();
  // Instants go back as text: a `Date` knows no microseconds, by which these may differ.
  const { rows: others } = await sql<{ lastAt: string | null; accepted: boolean }>`
    select (max(a.ended_at) filter (where b.state = 'accepted'))::text as "lastAt",
      coalesce(max(a.started_at) filter (where a.outcome = 'accepted')
        > ${line.firstRefusedAt}::timestamptz, false) as accepted
    from batch b join attempt a on a.bucket = b.bucket and a.batch_id = b.id
    where b.rendition_id = ${line.renditionId}`.execute(trx);
  const { rows: inARow } = await sql<{ refused: number }>`
    select count(*)::integer as refused
    from batch b join attempt a on a.bucket = b.bucket and a.batch_id = b.id
      join issue i on i.id = b.issue_id
    where b.rendition_id = ${line.renditionId} and a.outcome = 'batch-refused'
      and a.ended_at > greatest(i.updated_at, ${others[0]?.lastAt ?? null}::timestamptz)`.execute(
    trx,
  );
  return {
    inDoubt: line.inDoubt,
    refusedInARow: inARow[0]?.refused ?? 0,
    refusedAlone: state === 'cancelled' ? 0 : line.refusedAlone,
    othersAccepted: others[0]?.accepted ?? false,
  };
}

/** What is known of a refused batch and those that it was split from. */
interface Line {
  readonly renditionId: string;
  readonly inDoubt: boolean;
  readonly refusedAlone: number;
  readonly firstRefusedAt: string | null;
}
