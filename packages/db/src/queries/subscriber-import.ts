import { sql, type Kysely } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { Database } from '../tables/database.ts';

/** One good row of an import file. */
export interface ImportedRow {
  readonly line: number;
  readonly address: string;
  readonly canonical: string;
  readonly name: string | null;
  /** The address was erased at its owner's wish. */
  readonly erased: boolean;
}

export interface ImportTerms {
  readonly newsletterId: string;
  readonly consent: string;
  readonly source: string;
  readonly now: Date;
}

/** Rows that were left out: how many, and the first of them by their lines. */
export interface LeftOut<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

/**
 * Gives one import a connection of its own, with a table on it that holds the file's rows until all
 * of it has been read. Imports follow each other: two could otherwise wait for each other's rows.
 */
export const withImport = <T>(
  db: Kysely<Database>,
  work: (session: Kysely<Database>) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(hashtext('galley subscriber import'))`.execute(session);
    try {
      // On disk and never in the log: nobody needs it after this session.
      await sql`create temporary table import_row (
        line integer primary key, address text not null, canonical text not null, name text,
        erased boolean not null)`.execute(session);
      return await work(session);
    } finally {
      await sql`drop table if exists import_row`.execute(session);
      await sql`select pg_advisory_unlock(hashtext('galley subscriber import'))`.execute(session);
    }
  });

/** Puts rows of the file aside. */
export async function stageRows(
  session: Kysely<Database>,
  rows: readonly ImportedRow[],
): Promise<void> {
  await sql`
    insert into import_row
    select * from unnest(
      ${rows.map((row) => row.line)}::integer[],
      ${rows.map((row) => row.address)}::text[],
      ${rows.map((row) => row.canonical)}::text[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.erased)}::boolean[]
    )`.execute(session);
}

/** Takes out the rows whose address stands on an earlier line as well. */
export async function dropRepeatedRows(
  session: Kysely<Database>,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; firstLine: number }>> {
  await sql`analyze import_row`.execute(session);
  return leftOut(
    session,
    sql`
      delete from import_row r using (
        select canonical, min(line) as line from import_row group by canonical having count(*) > 1
      ) first
      where r.canonical = first.canonical and r.line <> first.line
      returning r.line, r.address, first.line as "firstLine"`,
    shown,
  );
}

/** Takes out the rows whose address must not be mailed. */
export const dropSuppressedRows = (
  session: Kysely<Database>,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; reason: string }>> =>
  leftOut(
    session,
    sql`
      delete from import_row r using (
        select i.line, case when i.erased then 'erasure' else x.reason end as reason
        from import_row i left join suppression x on x.address_key = i.canonical
        where i.erased or x.id is not null
      ) out
      where r.line = out.line
      returning r.line, r.address, out.reason`,
    shown,
  );

async function leftOut<Row extends { readonly line: number }>(
  session: Kysely<Database>,
  deletion: ReturnType<typeof sql>,
  shown: number,
): Promise<LeftOut<Row>> {
  const { rows } = await sql<{ count: number; rows: Row[] | null }>`
    with gone as (${deletion})
    select (select count(*)::integer from gone) as count,
      (select json_agg(g order by g.line) from (
        select * from gone order by line limit ${shown}
      ) g) as rows`.execute(session);
  const [row] = rows;
  return { count: row?.count ?? 0, rows: row?.rows ?? [] };
}

/** The line after which no more than `size` rows are left to take, or null at the end. */
export async function endOfChunk(
  session: Kysely<Database>,
  after: number,
  size: number,
): Promise<number | null> {
  const { rows } = await sql<{ line: number | null }>`
    select max(line) as line from (
      select line from import_row where line > ${after} order by line limit ${size}
    ) chunk`.execute(session);
  return rows[0]?.line ?? null;
}

/**
 * Stores the rows of some lines in one short transaction: new addresses as confirmed, with their
 * evidence; whoever has a subscription in this newsletter keeps it as it is. A kill costs one chunk,
 * and importing the same file again goes on from there.
 *
 * @returns how many subscriptions were made
 */
export async function storeStagedRows(
  session: Kysely<Database>,
  lines: StagedLines,
  terms: ImportTerms,
): Promise<number> {
  for (;;) {
    try {
      return await storeLines(session, lines, terms);
    } catch (error) {
      // Somebody subscribed with one of these addresses just now, and is known from here on.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

export interface StagedLines {
  readonly after: number;
  readonly upTo: number;
}

async function storeLines(
  session: Kysely<Database>,
  lines: StagedLines,
  terms: ImportTerms,
): Promise<number> {
  const { newsletterId, consent, source, now } = terms;
  const { rows } = await sql<{ added: number }>`
    with chunk as materialized (
      select r.line, r.address, r.canonical, r.name, s.id, n.id as subscription_id
      from import_row r
      -- Looked up one by one: a plan that reads whole tables would read them for every chunk.
      left join lateral (
        select id from subscriber where address_canonical = r.canonical limit 1
      ) s on true
      left join lateral (
        select id from subscription
        where newsletter_id = ${newsletterId} and subscriber_id = s.id limit 1
      ) n on true
      where r.line > ${lines.after} and r.line <= ${lines.upTo}
    ), known as materialized (
      select id from subscriber
      where id = any (array(
        select id from chunk where id is not null and subscription_id is null))
      order by id for update
    ), fresh as (
      insert into subscriber (address, address_canonical, name, created_at)
      select address, canonical, name, ${now} from chunk where id is null order by line
      returning id
    ), of_known as (
      insert into subscription
        (newsletter_id, subscriber_id, status, confirmed_at, created_at, updated_at)
      select ${newsletterId}, id, 'confirmed', ${now}, ${now}, ${now} from known
      on conflict (newsletter_id, subscriber_id) do nothing
      returning id
    ), of_fresh as (
      insert into subscription
        (newsletter_id, subscriber_id, status, confirmed_at, created_at, updated_at)
      select ${newsletterId}, id, 'confirmed', ${now}, ${now}, ${now} from fresh
      returning id
    ), evidence as (
      insert into consent (subscription_id, kind, wording, source, created_at)
      select id, 'imported', ${consent}, ${source}, ${now}
      from (select id from of_known union all select id from of_fresh) made
      returning 1
    )
    select count(*)::integer as added from evidence`.execute(session);
  return rows[0]?.added ?? 0;
}

/** The keyed hashes of all erased addresses. */
export async function listErasedKeys(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('suppression')
    .select('address_key')
    .where('reason', '=', 'erasure')
    .execute();
  return new Set(rows.map((row) => row.address_key));
}
