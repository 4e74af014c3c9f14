import { sql, type Transaction } from 'kysely';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';
import { waitForMoves } from '../../subscription/move-lock.ts';
import type { FreezingIssue } from './freezing-issue.ts';
import type { ReaderRange } from './reader-range.ts';

/**
 * Finds the next reader whose address changed to one of a bucket that had been frozen, before their
 * old one was. Waits for those who are moving: afterwards there are no more of them.
 *
 * @param after the last one who was found; some of them have got nothing, as others don't
 */
export async function findStray(
  trx: Transaction<Database>,
  { issueId, newsletterId, releasedAt }: FreezingIssue,
  after: string,
): Promise<ReaderRange | null> {
  await waitForMoves(trx);
  const { rows } = await sql<{ bucket: number; id: string }>`
    select r.bucket, r.id from subscriber r
    join subscription s on s.bucket = r.bucket and s.subscriber_id = r.id
    where r.moved_at >= ${releasedAt}::timestamptz - interval '1 hour'
      and s.newsletter_id = ${newsletterId} and s.status = 'confirmed' and r.id > ${after}
    order by r.id`.execute(trx);
  const frozen = new Set(await frozenAmong(trx, issueId, rows));
  const stray = rows.find(({ id }) => !frozen.has(id));
  if (stray === undefined) return null;
  const { bucket, id } = stray;
  return { newsletterId, bucket, after: (BigInt(id) - 1n).toString(), to: id, most: 1 };
}

/**
 * Readers who came into a bucket after their old one was frozen have their delivery there. Until the
 * transaction ends nobody else moves.
 */
export async function frozenElsewhere(
  trx: Transaction<Database>,
  { issueId, buckets }: FreezingIssue,
  { bucket, after, to }: ReaderRange,
): Promise<readonly string[]> {
  if (buckets.length === 1) return [];
  await waitForMoves(trx);
  const { rows } = await sql<{ id: string }>`
    select id from subscriber
    where bucket = ${bucket} and moved_at is not null and id > ${after} and id <= ${to}`.execute(
    trx,
  );
  return frozenAmong(trx, issueId, rows);
}

async function frozenAmong(
  trx: Transaction<Database>,
  issueId: string,
  readers: readonly { readonly id: string }[],
): Promise<readonly string[]> {
  if (readers.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from ${deliveriesOf(issueId)}
    where subscriber_id = any(${readers.map(({ id }) => id)}::bigint[])`.execute(trx);
  return rows.map(({ id }) => id);
}
