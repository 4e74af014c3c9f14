import { sql, type Transaction } from 'kysely';
import type { Database } from '../../schema/database.ts';
import type { FreezeProgress, FreezingIssue } from './freezing-issue.ts';
import { findStray } from './moved-readers.ts';
import type { ReaderRange } from './reader-range.ts';

/** The readers to freeze next, and how far the issue is afterwards. */
export interface NextReaders {
  readonly readers: ReaderRange;
  readonly progress: FreezeProgress;
}

/** Chooses the next readers of an issue; null when all are frozen. */
export async function nextReaders(
  trx: Transaction<Database>,
  issue: FreezingIssue,
  most: number,
): Promise<NextReaders | null> {
  let { progress } = issue;
  for (const bucket of issue.buckets.slice(progress.freeze_bucket)) {
    const readers = await readersAfter(trx, issue, bucket, progress.freeze_cursor, most);
    if (readers !== null) {
      return { readers, progress: { ...progress, freeze_cursor: readers.to } };
    }
    progress = { freeze_bucket: progress.freeze_bucket + 1, freeze_cursor: '0' };
  }
  if (issue.buckets.length === 1) return null;
  const stray = await findStray(trx, issue, progress.freeze_cursor);
  if (stray === null) return null;
  return { readers: stray, progress: { ...progress, freeze_cursor: stray.to } };
}

async function readersAfter(
  trx: Transaction<Database>,
  { newsletterId }: FreezingIssue,
  bucket: number,
  after: string,
  most: number,
): Promise<ReaderRange | null> {
  const { rows } = await sql<{ to: string | null }>`
    select max(subscriber_id) as "to" from (
      select subscriber_id from subscription
      where bucket = ${bucket} and newsletter_id = ${newsletterId} and status = 'confirmed'
        and subscriber_id > ${after}
      order by subscriber_id limit ${most}
    ) next`.execute(trx);
  const to = rows[0]?.to ?? null;
  return to === null ? null : { newsletterId, bucket, after, to, most };
}
