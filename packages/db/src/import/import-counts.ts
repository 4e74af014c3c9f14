import { sql } from 'kysely';
import { strength } from './import-strictness.ts';
import type { ImportCounts } from './made-by-import.ts';
import type { ImportStage } from './stage-import.ts';

/** Columns of the counts, over rows with `status` and `suppression`. */
export const countStatuses = sql`
  count(*) filter (where status = 'confirmed' and suppression is null)::integer as confirmed,
  count(*) filter (where status = 'pending' and suppression is null)::integer as pending,
  count(*) filter (where status = 'unsubscribed' and suppression is null)::integer as unsubscribed,
  count(*) filter (where suppression is not null)::integer as suppressed`;

/** Counts the rows that concern a subscription, new or existing. */
export async function countSubscriptionRows({ db, id }: ImportStage): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(status)::integer as count from import_row where stage = ${id}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Counts what storing the rows would make, given what the database holds now. */
export async function foreseeImport(
  { db, id }: ImportStage,
  newsletterId: string,
): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`
    with existing as materialized (
      select r.line from import_row r
      join subscriber s on s.bucket = r.bucket and s.address_canonical = r.canonical
      join subscription n on n.bucket = s.bucket and n.newsletter_id = ${newsletterId}
        and n.subscriber_id = s.id
      where r.stage = ${id} and r.status is not null
    ), stays as materialized (
      select r.line from import_row r
      join suppression x on x.bucket = r.bucket and x.address_key = r.canonical
      where r.stage = ${id} and r.suppression is not null
        and ${strength('r.suppression')} >= ${strength('x.reason')}
    )
    select ${countStatuses}, (
      select count(*)::integer from import_row r
      where r.stage = ${id} and r.suppression is not null
        and not exists (select from stays where stays.line = r.line)
    ) as suppressions
    from import_row r
    where r.stage = ${id} and r.status is not null
      and not exists (select from existing where existing.line = r.line)`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a count gave no row');
  return row;
}
