import { BATCH_LIMIT } from '@galley/core/delivery';
import { sql, type Transaction } from 'kysely';
import { lastOrdinal } from '../../batch/last-ordinal.ts';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';
import type { ReaderRange } from './reader-range.ts';

/** Ids for the batches of a chunk, and the ordinal that they come after. */
export interface BatchNumbers {
  readonly ids: readonly string[];
  readonly last: number;
}

/** Readers who are confirmed between two statements are frozen, too. */
const MORE_READERS = 1_000;

/**
 * Takes ids for the batches of a chunk, before its readers are stored with them. There is one for
 * each hundred readers, and one more for each rendition at most.
 */
export async function takeNumbers(
  trx: Transaction<Database>,
  issueId: string,
  { bucket, most }: ReaderRange,
): Promise<BatchNumbers> {
  const full = Math.ceil((most + MORE_READERS) / BATCH_LIMIT);
  const { renditions } = await trx
    .selectFrom('rendition')
    .select(sql<number>`count(*)::integer`.as('renditions'))
    .where('issue_id', '=', issueId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ id: string }>`
    select nextval('batch_id_seq') as id from generate_series(1, ${full + renditions}::integer)`.execute(
    trx,
  );
  return { ids: rows.map(({ id }) => id), last: await lastOrdinal(trx, issueId, bucket) };
}

/** Stores the batches that the readers of a range have been given. */
export async function storeBatches(
  trx: Transaction<Database>,
  issueId: string,
  { bucket, after, to }: ReaderRange,
  { ids, last }: BatchNumbers,
): Promise<void> {
  await sql`
    insert into batch (bucket, id, issue_id, rendition_id, ordinal, size)
    select bucket, batch_id, issue_id, rendition_id,
      ${last}::integer + array_position(${ids}::bigint[], batch_id), count(*)
    from ${deliveriesOf(issueId)}
    where bucket = ${bucket} and subscriber_id > ${after} and subscriber_id <= ${to}
      and batch_id = any(${ids}::bigint[])
    group by bucket, batch_id, issue_id, rendition_id`.execute(trx);
}
