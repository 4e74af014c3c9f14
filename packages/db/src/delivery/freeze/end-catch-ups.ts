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
  for (const bucket of issue.buckets) await endInBucket(trx, issue, waiting, bucket);
}

/**
 * In the order of their ids, so that two issues which end catch-ups at once don't wait for each
 * other.
 */
async function endInBucket(
  trx: Transaction<Database>,
  { issueId, newsletterId }: FreezingIssue,
  waiting: Waiting,
  bucket: number,
): Promise<void> {
  await sql`
    with caught as (
      select s.id from subscription s
      left join ${deliveriesOf(issueId)} d
        on d.bucket = s.bucket and d.subscriber_id = s.subscriber_id
      where s.bucket = ${bucket} and s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
        and s.catch_up_since is not null and (s.paused_until is null or s.paused_until <= now())
        and (d.state <> 'excluded' and ${waiting.catchesUp} or ${waiting.isPastCatchUp})
      order by s.id for no key update of s
    )
    update subscription s set catch_up_since = null from caught
    where s.bucket = ${bucket} and s.id = caught.id`.execute(trx);
}
