import { SUPPRESSION_STRENGTH } from '@galley/core/feedback';
import { sql } from 'kysely';
import { list, strength, strictness } from './import-strictness.ts';
import type { ImportStage } from './stage-import.ts';

/** Rows that were left out: how many, and the first of them by their lines. */
export interface LeftOut<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

/**
 * Merges rows with the same address into one. It keeps the strictest status with its dates and the
 * strongest suppression, from any line; among equals, the first.
 *
 * @returns the later lines of each address
 */
export async function mergeRepeatedRows(
  { db, id }: ImportStage,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; firstLine: number }>> {
  await sql`analyze import_row`.execute(db);
  const { rows } = await sql<LeftOutRow<{ line: number; address: string; firstLine: number }>>`
    with many as (
      select canonical, min(line) as first_line from import_row
      where stage = ${id} group by canonical having count(*) > 1
    ), ranked as materialized (
      select r.line, r.address, many.first_line,
        row_number() over (partition by r.canonical order by
          ${strictness('r.status')} desc, ${strength('r.suppression')} nulls last, r.line) as place,
        min(${strength('r.suppression')}) over (partition by r.canonical) as strongest,
        first_value(r.name) over (partition by r.canonical
          order by (r.name is null), r.line) as name
      from import_row r join many on many.canonical = r.canonical
      where r.stage = ${id}
    ), kept as (
      update import_row r set name = k.name,
        suppression = (${list(SUPPRESSION_STRENGTH)}::text[])[k.strongest]
      from ranked k where k.place = 1 and r.stage = ${id} and r.line = k.line
    ), gone as (
      delete from import_row r using ranked k where k.place > 1 and r.stage = ${id} and r.line = k.line
    ), later as (
      select line, address, first_line as "firstLine" from ranked where line <> first_line
    )
    select (select count(*)::integer from later) as count,
      (select json_agg(l order by l.line) from (
        select * from later order by line limit ${shown}
      ) l) as rows`.execute(db);
  return leftOutOf(rows);
}

/** Removes the rows of people who never confirmed. */
export const dropUnconfirmedRows = (
  stage: ImportStage,
  shown: number,
): Promise<LeftOut<{ line: number; address: string }>> =>
  leftOut(
    stage.db,
    sql`
      delete from import_row r where r.stage = ${stage.id} and r.status = 'pending' and r.suppression is null
      returning r.line, r.address`,
    shown,
  );

/**
 * Removes the rows whose address must not be mailed, except those that the file itself suppresses
 * or marks as left, since they store nothing that could be mailed. Nothing is stored about an
 * erased address.
 */
export const dropSuppressedRows = (
  stage: ImportStage,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; reason: string }>> =>
  leftOut(
    stage.db,
    sql`
      delete from import_row r using (
        select i.line, x.reason from import_row i
        join suppression x on x.bucket = i.bucket and x.address_key = i.canonical
        where i.stage = ${stage.id} and not i.erased and i.suppression is null
          and i.status <> 'unsubscribed'
        union all
        select line, 'erasure' from import_row where stage = ${stage.id} and erased
      ) out
      where r.stage = ${stage.id} and r.line = out.line
      returning r.line, r.address, out.reason`,
    shown,
  );

/** Finds rows of people who left elsewhere but are confirmed here; a file doesn't change that. */
export const listStillConfirmed = (
  stage: ImportStage,
  newsletterId: string,
  shown: number,
): Promise<LeftOut<{ line: number; address: string }>> =>
  leftOut(
    stage.db,
    sql`
      select r.line, r.address from import_row r
      join subscriber s on s.bucket = r.bucket and s.address_canonical = r.canonical
      join subscription n on n.bucket = s.bucket and n.newsletter_id = ${newsletterId}
        and n.subscriber_id = s.id
      where r.stage = ${stage.id} and r.status = 'unsubscribed' and r.suppression is null
        and n.status = 'confirmed'`,
    shown,
  );

interface LeftOutRow<Row> {
  readonly count: number;
  readonly rows: readonly Row[] | null;
}

const leftOutOf = <Row>([row]: readonly LeftOutRow<Row>[]): LeftOut<Row> => ({
  count: row?.count ?? 0,
  rows: row?.rows ?? [],
});

async function leftOut<Row extends { readonly line: number }>(
  db: ImportStage['db'],
  statement: ReturnType<typeof sql>,
  shown: number,
): Promise<LeftOut<Row>> {
  const { rows } = await sql<LeftOutRow<Row>>`
    with gone as (${statement})
    select (select count(*)::integer from gone) as count,
      (select json_agg(g order by g.line) from (
        select * from gone order by line limit ${shown}
      ) g) as rows`.execute(db);
  return leftOutOf(rows);
}
