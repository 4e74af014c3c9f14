import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import { announceIssue } from '../live/announce-issue.ts';
import { settleUncertainBatches } from './reconcile.ts';

/** A batch of an issue, and where it lies. */
export interface BatchOfIssue {
  readonly bucket: number;
  readonly id: string;
  readonly issueId: string;
}

/** One attempt of one batch; only the process that made it records its outcome. */
export interface AttemptRef {
  readonly bucket: number;
  readonly batchId: string;
  readonly issueId: string;
  readonly number: number;
}

export interface AttemptEnd {
  readonly outcome: string;
  readonly status: number | null;
  readonly detail: string | null;
}

/**
 * Closes the log row of an attempt that was not accepted. Its process may always do so, with or
 * without the fence.
 */
export async function closeAttempt(
  trx: Transaction<Database>,
  attempt: AttemptRef,
  end: AttemptEnd,
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({
      ended_at: sql<Date>`now()`,
      outcome: end.outcome,
      status: end.status,
      detail: end.detail,
    })
    .where('bucket', '=', attempt.bucket)
    .where('batch_id', '=', attempt.batchId)
    .where('number', '=', attempt.number)
    .execute();
}

/** A batch that Resend accepted, with the id of each member's mail. */
export interface AcceptedBatch {
  readonly attempt: AttemptRef;
  readonly status: number | null;
  readonly readers: readonly { readonly subscriberId: string; readonly resendId: string }[];
}

/**
 * T2 after successes in one bucket, which are final: a process that has a 200 records it, even if its
 * lease has ended and another process is trying the batch. What was recorded before stays.
 *
 * The commit does not wait for the disk. If a crash loses it, the batch is still attempted, and the
 * same key and bytes bring the same ids again.
 *
 * @throws Error when a batch is void (its mail went out although that seemed impossible), or when
 * some of its deliveries are not visible; then nothing is written
 */
export async function recordAccepted(
  trx: Transaction<Database>,
  { issueId, bucket }: { readonly issueId: string; readonly bucket: number },
  batches: readonly AcceptedBatch[],
): Promise<void> {
  const ids = batches.map(({ attempt }) => attempt.batchId);
  const readers = batches.flatMap((batch) => batch.readers);
  const { rows } = await sql<{ recorded: string[]; written: number }>`
    with recorded as (
      update batch set state = 'accepted', lease_until = null, reason = null, tokens = null,
        ended_at = now()
      where bucket = ${bucket} and id = any(${ids}::bigint[])
        and state in ('attempted', 'uncertain')
      returning id
    ), written as (
      update ${deliveriesOf(issueId)} d
      set state = 'accepted', resend_id = v.resend_id, reason = null
      from unnest(
        ${batches.flatMap((batch) => batch.readers.map(() => batch.attempt.batchId))}::bigint[],
        ${readers.map((reader) => reader.subscriberId)}::bigint[],
        ${readers.map((reader) => reader.resendId)}::text[]
      ) as v (batch_id, subscriber_id, resend_id)
      join recorded r on r.id = v.batch_id
      where d.bucket = ${bucket} and d.issue_id = ${issueId}
        and d.subscriber_id = v.subscriber_id and d.batch_id is not distinct from v.batch_id
      returning 1
    ), closed as (
      update attempt a set ended_at = now(), outcome = 'accepted', status = v.status, detail = null
      from unnest(${ids}::bigint[], ${batches.map(({ attempt }) => attempt.number)}::integer[],
        ${batches.map((batch) => batch.status)}::integer[]) as v (batch_id, number, status)
      where a.bucket = ${bucket} and a.batch_id = v.batch_id and a.number = v.number
    )
    select (select coalesce(array_agg(id::text), '{}') from recorded) as recorded,
      (select count(*)::integer from written) as written,
      set_config('synchronous_commit', 'off', true)`.execute(trx);
  const recorded = new Set(rows[0]?.recorded);
  const expected = batches
    .filter(({ attempt }) => recorded.has(attempt.batchId))
    .reduce((sum, batch) => sum + batch.readers.length, 0);
  if (rows[0]?.written !== expected) {
    throw new Error(`batches ${ids.join(', ')} were accepted, but not all deliveries are visible`);
  }
  await requireAccepted(
    trx,
    bucket,
    ids.filter((id) => !recorded.has(id)),
  );
}

async function requireAccepted(
  trx: Transaction<Database>,
  bucket: number,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const others = await trx
    .selectFrom('batch')
    .select(['id', 'state'])
    .where('bucket', '=', bucket)
    .where('id', 'in', ids)
    .where('state', '<>', 'accepted')
    .execute();
  const [wrong] = others;
  if (wrong !== undefined) {
    throw new Error(`batch ${wrong.id} was accepted after it became ${wrong.state}`);
  }
}

/**
 * Records that a key is ambiguous, which lasts; a process may do so even after its lease has ended.
 */
export async function recordAmbiguity(
  trx: Transaction<Database>,
  attempt: AttemptRef,
): Promise<void> {
  await sql`
    update batch b set first_ambiguous_at = least(b.first_ambiguous_at, a.started_at)
    from attempt a
    where b.bucket = ${attempt.bucket} and b.id = ${attempt.batchId}
      and a.bucket = b.bucket and a.batch_id = b.id and a.number = ${attempt.number}`.execute(trx);
}

/**
 * The fence: locks the row and returns true when this attempt is still the batch's last one.
 * Otherwise only a success or an ambiguity may be recorded.
 */
export async function holdsFence(
  trx: Transaction<Database>,
  attempt: AttemptRef,
): Promise<boolean> {
  const row = await trx
    .selectFrom('batch')
    .select('id')
    .where('bucket', '=', attempt.bucket)
    .where('id', '=', attempt.batchId)
    .where('attempt', '=', attempt.number)
    .where('state', '=', 'attempted')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Renews the lease of an attempt under way; does nothing if the lease was lost. */
export async function renewLease(
  db: Kysely<Database>,
  attempt: AttemptRef,
  leaseSeconds: number,
): Promise<void> {
  await db
    .updateTable('batch')
    .set({ lease_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('bucket', '=', attempt.bucket)
    .where('id', '=', attempt.batchId)
    .where('attempt', '=', attempt.number)
    .where('state', '=', 'attempted')
    .execute();
}

/** Releases the batch, to be tried again later under the same key and bytes. */
export async function releaseBatch(
  trx: Transaction<Database>,
  attempt: AttemptRef,
  afterSeconds: number,
  reason: string | null,
): Promise<void> {
  await trx
    .updateTable('batch')
    .set({
      lease_until: null,
      not_before: sql<Date>`now() + make_interval(secs => ${afterSeconds})`,
      reason,
    })
    .where('bucket', '=', attempt.bucket)
    .where('id', '=', attempt.batchId)
    .execute();
}

/**
 * Ends a batch and all its deliveries as rejected or uncertain, with a reason. Deliveries that a
 * provider event has proved accepted meanwhile become accepted instead.
 */
export async function endBatch(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
  state: 'rejected' | 'uncertain',
  reason: string,
): Promise<void> {
  if (state === 'uncertain') await acceptHeard(trx, batch);
  await trx
    .updateTable('batch')
    .set({ state, reason, tokens: null, lease_until: null, ended_at: sql<Date>`now()` })
    .where('bucket', '=', batch.bucket)
    .where('id', '=', batch.id)
    .execute();
  await trx
    .updateTable('delivery')
    .set({ state, reason })
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .execute();
  if (state !== 'uncertain') return;
  await settleUncertainBatches(trx, batch.issueId);
  if (await isFirstUncertain(trx, batch)) await announceIssue(trx, batch.issueId);
}

/** From now on, the issue waits for a person. Announcing the others too would be thousands. */
async function isFirstUncertain(trx: Transaction<Database>, batch: BatchOfIssue): Promise<boolean> {
  const another = await trx
    .selectFrom('batch')
    .select('id')
    .where('issue_id', '=', batch.issueId)
    .where('state', '=', 'uncertain')
    .where('id', '<>', batch.id)
    .limit(1)
    .executeTakeFirst();
  return another === undefined;
}

/** A pending delivery gets an id only from an event. */
async function acceptHeard(trx: Transaction<Database>, batch: BatchOfIssue): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'accepted' })
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .where('resend_id', 'is not', null)
    .execute();
}
