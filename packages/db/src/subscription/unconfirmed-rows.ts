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
  const { rows } = await sql<{ dropped: number }>`
    with people as materialized (
      select id from subscriber
      where id = any (array(
        select subscriber_id from subscription
        where status = 'pending' and updated_at < ${before}
        order by updated_at limit ${most}
      ))
      for update skip locked
    ), dropped as (
      delete from subscription s using people p
      where s.subscriber_id = p.id and s.status = 'pending' and s.updated_at < ${before}
      returning s.id, s.subscriber_id
    ), alone as (
      delete from subscriber p using people
      where p.id = people.id
        and not exists (
          select from subscription s where s.subscriber_id = p.id
            and s.id not in (select id from dropped))
    )
    select count(*)::integer as dropped from dropped`.execute(trx);
  return rows[0]?.dropped ?? 0;
}
