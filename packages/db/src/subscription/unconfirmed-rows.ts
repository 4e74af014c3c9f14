import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Removes subscriptions that were never confirmed since an instant, with their evidence and
 * notices, and the people who have no other subscription. It takes a bounded number, and leaves a
 * person whose row somebody else holds to the next run.
 *
 * @returns how many subscriptions
 */
export async function dropUnconfirmed(
  trx: Transaction<Database>,
  before: Date,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ bucket: number; people: string[] }>`
    select bucket, array_agg(distinct subscriber_id) as people from (
      select bucket, subscriber_id from subscription
      where status = 'pending' and updated_at < ${before}
      order by updated_at limit ${most}
    ) p group by bucket order by bucket`.execute(trx);
  let count = 0;
  for (const { bucket, people } of rows) count += await dropIn(trx, bucket, people, before);
  return count;
}

async function dropIn(
  trx: Transaction<Database>,
  bucket: number,
  subscriberIds: readonly string[],
  before: Date,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with people as materialized (
      select id from subscriber
      where bucket = ${bucket} and id = any (${subscriberIds}::bigint[])
      for update skip locked
    ), dropped as (
      delete from subscription s using people p
      where s.bucket = ${bucket} and s.subscriber_id = p.id
        and s.status = 'pending' and s.updated_at < ${before}
      returning s.id, s.subscriber_id
    ), alone as (
      delete from subscriber p using people
      where p.bucket = ${bucket} and p.id = people.id
        and not exists (
          select from subscription s where s.bucket = ${bucket} and s.subscriber_id = p.id
            and s.id not in (select id from dropped))
    )
    select id from dropped`.execute(trx);
  const ids = rows.map(({ id }) => id);
  // No key ties these to readers on other machines. Links to their data went only to the confirmed.
  await sql`delete from notice where subscription_id = any (${ids}::bigint[])`.execute(trx);
  return ids.length;
}
