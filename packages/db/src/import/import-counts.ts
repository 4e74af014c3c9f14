import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { strength } from './import-strictness.ts';
import type { ImportCounts } from './made-by-import.ts';

/** Columns of the counts, over rows with `status` and `suppression`. */
export const countStatuses = sql`
  count(*) filter (where status = 'confirmed' and suppression is null)::integer as confirmed,
  count(*) filter (where status = 'pending' and suppression is null)::integer as pending,
  count(*) filter (where status = 'unsubscribed' and suppression is null)::integer as unsubscribed,
  count(*) filter (where suppression is not null)::integer as suppressed`;

/** Counts the rows that concern a subscription, new or existing. */
export async function countSubscriptionRows(session: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(status)::integer as count from import_row`.execute(session);
  return rows[0]?.count ?? 0;
}

/** Counts what storing the rows would make, given what the database holds now. */
export async function foreseeImport(
  session: Kysely<Database>,
  newsletterId: string,
): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`
    with made as (
      select r.status, r.suppression from import_row r
      left join subscriber s on s.address_canonical = r.canonical
      left join subscription n on n.newsletter_id = ${newsletterId} and n.subscriber_id = s.id
      where r.status is not null and n.id is null
    )
    select ${countStatuses}, (
      select count(*)::integer from import_row r
      left join suppression x on x.address_key = r.canonical
      where r.suppression is not null
        and (x.id is null or ${strength('r.suppression')} < ${strength('x.reason')})
    ) as suppressions
    from made`.execute(session);
  const [row] = rows;
  if (row === undefined) throw new Error('a count gave no row');
  return row;
}
