import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { excludeCancelledMembers } from '../delivery/cancel-deliveries.ts';

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
  batch: { readonly id: string; readonly issueId: string },
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
    .where('id', '=', batch.id)
    .execute();
}

async function halveMembers(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
  afterSeconds: number,
): Promise<void> {
  await sql`
    with members as (
      select subscriber_id, ntile(2) over (order by subscriber_id) as half
      from delivery
      where issue_id = ${batch.issueId} and batch_id = ${batch.id} and state = 'pending'
    ), halves as (
      insert into batch (issue_id, rendition_id, ordinal, parent_id, not_before, size)
      select b.issue_id, b.rendition_id,
        (select max(ordinal) from batch where issue_id = b.issue_id) + m.half, b.id,
        now() + make_interval(secs => ${afterSeconds}), count(*)
      from members m, batch b where b.id = ${batch.id}
      group by b.issue_id, b.rendition_id, b.id, m.half
      returning id, ordinal
    ), numbered as (
      select id, row_number() over (order by ordinal) as half from halves
    )
    update delivery d set batch_id = n.id
    from members m, numbered n
    where d.issue_id = ${batch.issueId} and d.subscriber_id = m.subscriber_id and n.half = m.half
  `.execute(trx);
}

/** Reads what the decision after a refusal needs to know about the rest of the issue. */
export async function refusalContext(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
): Promise<RefusalContext> {
  const { rows } = await sql<RefusalContext>`
    with recursive line as (
      select id, parent_id, size from batch where id = ${batch.id}
      union all
      select b.id, b.parent_id, b.size from batch b join line l on b.id = l.parent_id
    ), its as (
      select rendition_id from batch where id = ${batch.id}
    ), its_attempt as (
      select a.* from its join batch b using (rendition_id) join attempt a on a.batch_id = b.id
    )
    select
      exists (
        select from batch where id = ${batch.id} and first_ambiguous_at is not null
      ) as "inDoubt",
      (select count(*)::integer from its_attempt where outcome = 'batch-refused'
        and ended_at > greatest(i.updated_at, (
          select max(ended_at) from its join batch using (rendition_id) where state = 'accepted'
        ))) as "refusedInARow",
      case when i.state = 'cancelled' then 0 else (
        select count(*)::integer from attempt a join line l on a.batch_id = l.id
        where l.size = 1 and a.outcome = 'batch-refused'
      ) end as "refusedAlone",
      exists (
        select from its_attempt where outcome = 'accepted' and started_at > (
          select min(a.ended_at) from attempt a join line l on a.batch_id = l.id
          where a.outcome = 'batch-refused')
      ) as "othersAccepted"
    from issue i where i.id = ${batch.issueId}`.execute(trx);
  return rows[0] ?? { inDoubt: true, refusedInARow: 0, refusedAlone: 0, othersAccepted: false };
}
