import { sql, type Selectable, type Transaction } from 'kysely';
import type { BatchTable } from './batch-table.ts';
import type { Canaries } from './canaries.ts';
import { notHeld } from '../restore/hold.ts';
import type { Database } from '../schema/database.ts';
import { dueBatches } from './due-batches.ts';

export type BatchRow = Selectable<BatchTable>;

/** Where a batch lies. */
export type BatchPlace = Pick<BatchRow, 'bucket' | 'id'>;

/** Batches that this transaction holds, and whether their issue was cancelled meanwhile. */
export interface ClaimableBatches {
  readonly batches: readonly BatchRow[];
  readonly cancelled: boolean;
}

/** Where a claim looks, and for how many batches at most. */
export interface ClaimInput {
  readonly bucket: number;
  readonly canaries: Canaries;
  readonly limit: number;
}

/**
 * Locks the next batches of an issue in a bucket that may be worked on now: any open ones if it is
 * being sent, only those that may be on the wire if it was cancelled. Takes a share lock on the
 * issue's row, so that a pause or cancel comes either before or after this freeze.
 */
export async function lockNextBatches(
  trx: Transaction<Database>,
  issueId: string,
  { bucket, canaries, limit }: ClaimInput,
): Promise<ClaimableBatches> {
  const issue = await trx
    .selectFrom('issue')
    .select('state')
    .where(notHeld)
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'cancelled'])
    .where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))
    .forShare()
    .executeTakeFirst();
  if (issue === undefined) return { batches: [], cancelled: false };
  const batches = await dueBatches(
    trx,
    issueId,
    canaries,
    issue.state === 'sending' ? ['prepared', 'attempted'] : ['attempted'],
  )
    .where('bucket', '=', bucket)
    .selectAll()
    .orderBy('ordinal')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return { batches, cancelled: issue.state === 'cancelled' };
}

/**
 * Closes attempts without a recorded end: their process died or lost its lease, so they may have
 * arrived.
 *
 * @returns hours since the first ambiguous attempt by the database's clock; null when every
 * attempt so far was provably refused
 */
export async function closeLostAttempts(
  trx: Transaction<Database>,
  { bucket, id }: BatchPlace,
): Promise<number | null> {
  const { rows } = await sql<{ since: Date | null }>`
    with lost as (
      update attempt set ended_at = now(), outcome = 'lost'
      where bucket = ${bucket} and batch_id = ${id} and ended_at is null returning started_at
    )
    update batch set first_ambiguous_at =
      least(first_ambiguous_at, (select min(started_at) from lost))
    where bucket = ${bucket} and id = ${id}
    returning first_ambiguous_at as since`.execute(trx);
  const since = rows[0]?.since ?? null;
  if (since === null) return null;
  // Apart, since a change can't return what depends on the clock if another machine makes it.
  const { rows: age } = await sql<{ hours: number }>`
    select (extract(epoch from now() - ${since}::timestamptz) / 3600)::double precision as hours
  `.execute(trx);
  return age[0]?.hours ?? null;
}
