import { sql, type Kysely, type Transaction } from 'kysely';
import { announceIssue } from '../live/announce-issue.ts';
import type { Database } from '../schema/database.ts';

/** A reader whose mail may or may not have been accepted. */
export interface UncertainDelivery {
  readonly subscriberId: string;
  readonly batchId: string;
  /** Of the batch. */
  readonly bucket: number;
  /** Its ordinal, which names it to people. */
  readonly batch: number;
  readonly address: string;
  readonly reason: string | null;
  /** The attempts were made between these instants. */
  readonly since: Date;
  readonly until: Date;
}

/**
 * Lists the uncertain readers of an issue, with the time in which their mail may have been
 * accepted.
 */
export async function uncertainDeliveries(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly UncertainDelivery[]> {
  const { rows } = await sql<UncertainDelivery>`
    select d.subscriber_id as "subscriberId", d.batch_id as "batchId", b.bucket, b.ordinal as batch,
      d.address, d.reason, tried.since, tried.until
    from batch b
    join delivery d on d.bucket = b.bucket and d.issue_id = ${issueId} and d.batch_id = b.id
      and d.state = 'uncertain'
    join lateral (
      select min(a.started_at) as since, max(coalesce(a.ended_at, a.started_at)) as until
      from attempt a where a.bucket = b.bucket and a.batch_id = b.id
    ) tried on true
    where b.issue_id = ${issueId} and b.state = 'uncertain'
    order by b.ordinal, d.subscriber_id`.execute(db);
  return rows;
}

/**
 * Records that a mail of this reader was found at Resend under our tags: it was accepted, and so
 * was its whole batch. Does nothing if that is already known.
 */
export async function settleFound(
  trx: Transaction<Database>,
  found: Pick<UncertainDelivery, 'subscriberId' | 'batchId' | 'bucket'> & {
    readonly issueId: string;
  },
  resendId: string,
): Promise<void> {
  await lockUncertain(trx, { bucket: found.bucket, id: found.batchId });
  await trx
    .updateTable('delivery')
    .set({ state: 'accepted', resend_id: resendId, reason: null })
    .where('bucket', '=', found.bucket)
    .where('issue_id', '=', found.issueId)
    .where('subscriber_id', '=', found.subscriberId)
    .where('state', '=', 'uncertain')
    .execute();
  await settleUncertainBatches(trx, found.issueId);
}

/**
 * Marks uncertain batches with an accepted member as accepted: Resend takes a batch as a whole, so
 * one member's mail proves all others. Their ids stay unknown until an event names them.
 */
export async function settleUncertainBatches(
  trx: Transaction<Database>,
  issueId: string,
): Promise<void> {
  const { rows } = await sql<{ bucket: number; id: string }>`
    select b.bucket, b.id from batch b
    where b.issue_id = ${issueId} and b.state = 'uncertain'
      and exists (
        select from delivery d
        where d.bucket = b.bucket and d.issue_id = ${issueId} and d.batch_id = b.id
          and d.state = 'accepted'
      )`.execute(trx);
  let proven = 0;
  for (const [bucket, batches] of Map.groupBy(rows, (row) => row.bucket)) {
    const ids = batches.map(({ id }) => id);
    const { rows: settled } = await sql<{ id: string }>`
      update batch set state = 'accepted', reason = 'reconciled'
      where bucket = ${bucket} and id = any(${ids}::bigint[]) and state = 'uncertain'
      returning id`.execute(trx);
    await sql`
      update delivery set state = 'accepted', reason = null
      where bucket = ${bucket} and issue_id = ${issueId} and state = 'uncertain'
        and batch_id = any(${settled.map(({ id }) => id)}::bigint[])`.execute(trx);
    proven += settled.length;
  }
  if (proven > 0) await announceIssue(trx, issueId);
}

/** @returns false if it isn't uncertain any more */
async function lockUncertain(
  trx: Transaction<Database>,
  { bucket, id }: { readonly bucket: number; readonly id: string },
): Promise<boolean> {
  const batch = await trx
    .selectFrom('batch')
    .select('state')
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return batch?.state === 'uncertain';
}

/**
 * Claims an issue whose mails are due to be read back, and schedules the next time. Any number of
 * processes may ask; one gets it.
 *
 * @param delays the seconds after the first time, the second, and so on; then it is not scheduled
 * again
 */
export async function claimReconciliation(
  db: Kysely<Database>,
  delays: readonly number[],
): Promise<string | null> {
  // Read before, because the batches may lie on other machines than what is scheduled.
  const uncertain = await db
    .selectFrom('batch')
    .select(['id', 'issue_id'])
    .where('state', '=', 'uncertain')
    .execute();
  if (uncertain.length === 0) return null;
  const { rows } = await sql<{ issueId: string }>`
    with due as (
      select b.id, b.issue_id
      from unnest(${uncertain.map(({ id }) => id)}::bigint[],
        ${uncertain.map((batch) => batch.issue_id)}::bigint[]) as b (id, issue_id)
      left join reconciliation r on r.batch_id = b.id
      where coalesce(r.tries, 0) < ${delays.length} and coalesce(r.next_at, now()) <= now()
    )
    insert into reconciliation as r (batch_id, issue_id, tries, next_at)
    select id, issue_id, 1, now() + make_interval(secs => ${delays[0] ?? 0})
    from due where issue_id = (select min(issue_id) from due)
    on conflict (batch_id) do update set
      tries = r.tries + 1,
      next_at = now() + make_interval(secs => (${[...delays]}::double precision[])[r.tries + 1])
      where r.next_at <= now()
    returning r.issue_id as "issueId"`.execute(db);
  return rows[0]?.issueId ?? null;
}

export interface Decision {
  readonly issueId: string;
  /** In canonical form. */
  readonly address: string;
  readonly decision: 'accepted' | 'rejected';
  readonly by: string;
  readonly because: string;
}

/**
 * Records what a named person decides about an uncertain reader. It applies to the whole batch,
 * because Resend takes or refuses a batch as a whole.
 *
 * @returns the addresses that this settles; null when that reader is not uncertain
 */
export async function decideUncertain(
  trx: Transaction<Database>,
  { issueId, address, decision, by, because }: Decision,
): Promise<readonly string[] | null> {
  const batch = await trx
    .selectFrom('delivery as d')
    .innerJoin('batch as b', (join) =>
      join.onRef('b.bucket', '=', 'd.bucket').onRef('b.id', '=', 'd.batch_id'),
    )
    .select(['b.bucket', 'b.id'])
    .where('d.issue_id', '=', issueId)
    .where('d.address_canonical', '=', address)
    .where('d.state', '=', 'uncertain')
    .executeTakeFirst();
  if (batch === undefined || !(await lockUncertain(trx, batch))) return null;
  const settled = await trx
    .updateTable('delivery')
    .set({ state: decision, reason: decision === 'rejected' ? `${by}: ${because}` : null })
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'uncertain')
    .returning('address')
    .execute();
  await trx
    .updateTable('batch')
    .set({ state: decision, reason: 'decided' })
    .where('bucket', '=', batch.bucket)
    .where('id', '=', batch.id)
    .execute();
  await sql`
    insert into reconciliation (batch_id, issue_id, decision, decided_by, because, decided_at)
    values (${batch.id}, ${issueId}, ${decision}, ${by}, ${because}, now())
    on conflict (batch_id) do update set decision = excluded.decision,
      decided_by = excluded.decided_by, because = excluded.because, decided_at = now()`.execute(
    trx,
  );
  return settled.map((row) => row.address);
}
