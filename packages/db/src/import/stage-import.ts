import type { HashedIp, ImportedPerson } from '@galley/core/subscription';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** One valid row of an import file. */
export interface ImportedRow extends Omit<ImportedPerson, 'nameDropped' | 'ip'> {
  readonly line: number;
  readonly ip: HashedIp | null;
  /** The address was erased at its owner's request. */
  readonly erased: boolean;
}

/**
 * Gives an import its own connection, with a temporary table that holds the file's rows until all
 * of it has been read. Those that store something run one after another, so that two never deadlock
 * on each other's rows.
 */
export const withImport = <T>(
  db: Kysely<Database>,
  { stores }: { readonly stores: boolean },
  work: (session: Kysely<Database>) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (session) => {
    if (stores) {
      await sql`select pg_advisory_lock(hashtext('galley subscriber import'))`.execute(session);
    }
    try {
      // The table is on disk but not in the write-ahead log, because only this session needs it.
      await sql`create temporary table import_row (
        line integer primary key, address text not null, canonical text not null, name text,
        erased boolean not null, status text, suppression text, since timestamptz,
        confirmed_at timestamptz, unsubscribed_at timestamptz, suppressed_at timestamptz,
        ip text, choice text not null, rhythm text not null, paused_until timestamptz,
        catch_up_since timestamptz)`.execute(session);
      return await work(session);
    } finally {
      await sql`drop table if exists import_row`.execute(session);
      if (stores) {
        await sql`select pg_advisory_unlock(hashtext('galley subscriber import'))`.execute(session);
      }
    }
  });

/** Stores rows of the file in the temporary table. */
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
      ${rows.map((row) => row.erased)}::boolean[],
      ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.suppression)}::text[],
      ${rows.map((row) => row.since)}::timestamptz[],
      ${rows.map((row) => row.confirmedAt)}::timestamptz[],
      ${rows.map((row) => row.unsubscribedAt)}::timestamptz[],
      ${rows.map((row) => row.suppressedAt)}::timestamptz[],
      ${rows.map((row) => row.ip)}::text[],
      ${rows.map((row) => row.choice)}::text[],
      ${rows.map((row) => row.rhythm)}::text[],
      ${rows.map((row) => row.pausedUntil)}::timestamptz[],
      ${rows.map((row) => row.catchUpSince)}::timestamptz[]
    )`.execute(session);
}
