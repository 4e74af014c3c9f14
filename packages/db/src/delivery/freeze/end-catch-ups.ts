import { sql, type Transaction } from 'kysely';
import { waitsForIssue, type Waiting } from '../../audience/waits-for-issue.ts';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';
import type { FreezingIssue } from './freezing-issue.ts';

/**
 * A best-of is what readers catch up with after a pause; those whom a pause has cost nothing, or who
 * have seen every issue of a month since, need none.
 */
export async function endCatchUps(trx: Transaction<Database>, issue: FreezingIssue): Promise<void> {
  const waiting = await waitsForIssue(trx, issue.question);
  const moved = issue.buckets.length === 1 ? [] : await mailedElsewhere(trx, issue);
  for (const bucket of issue.buckets) await endInBucket(trx, issue, { bucket, waiting, moved });
}

/** Readers who get the issue by a delivery in the bucket from which they have moved since. */
async function mailedElsewhere(
  trx: Transaction<Database>,
  { issueId, newsletterId, releasedAt }: FreezingIssue,
): Promise<readonly string[]> {
  const { rows: moved } = await sql<{ id: string }>`
    select r.id from subscriber r
    join subscription s on s.bucket = r.bucket and s.subscriber_id = r.id
    where r.moved_at >= ${releasedAt}::timestamptz - interval '1 hour'
      and s.newsletter_id = ${newsletterId} and s.catch_up_since is not null`.execute(trx);
  if (moved.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from ${deliveriesOf(issueId)}
    where subscriber_id = any(${moved.map(({ id }) => id)}::bigint[])
      and state <> 'excluded'`.execute(trx);
  return rows.map(({ id }) => id);
}

interface Ending {
  readonly bucket: number;
  readonly waiting: Waiting;
  readonly moved: readonly string[];
}

/**
 * In the order of their ids, so that two issues which end catch-ups at once don't wait for each
 * other.
 */
async function endInBucket(
  trx: Transaction<Database>,
  { issueId, newsletterId }: FreezingIssue,
  { bucket, waiting, moved }: Ending,
): Promise<void> {
  await sql`
    with caught as (
      select s.id from subscription s
      left join ${deliveriesOf(issueId)} d
        on d.bucket = s.bucket and d.subscriber_id = s.subscriber_id
      where s.bucket = ${bucket} and s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
        and s.catch_up_since is not null and (s.paused_until is null or s.paused_until <= now())
        and ((d.state <> 'excluded' or s.subscriber_id = any(${moved}::bigint[]))
          and ${waiting.catchesUp} or ${waiting.isPastCatchUp})
      order by s.id for no key update of s
    )
    update subscription s set catch_up_since = null from caught
    where s.bucket = ${bucket} and s.id = caught.id`.execute(trx);
}
