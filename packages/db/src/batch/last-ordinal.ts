import type { Transaction } from 'kysely';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';

/**
 * How many batches a bucket of an issue has room for, where there are several: a hundred million
 * readers, and two thousand buckets fit into an integer.
 */
const ROOM = 2 ** 20;

/**
 * The greatest ordinal of an issue's batches in a bucket, or what its ordinals come after if it has
 * none. Ordinals are in the keys that the provider knows batches by, so no two buckets may share
 * one; each has its own range, because looking at the others would ask every machine. The lock of
 * the issue's row keeps it so.
 */
export async function lastOrdinal(
  trx: Transaction<Database>,
  issueId: string,
  bucket: number,
): Promise<number> {
  const buckets = await readBuckets(trx);
  const { last } = await trx
    .selectFrom('batch')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('bucket', '=', bucket)
    .where('issue_id', '=', issueId)
    .executeTakeFirstOrThrow();
  if (buckets.length === 1) return last ?? 0;
  // What was frozen before the readers were distributed has ordinals below every range.
  const start = (buckets.indexOf(bucket) + 1) * ROOM;
  return Math.max(last ?? 0, start);
}
