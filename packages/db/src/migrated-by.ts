import { sql } from 'kysely';
import type { OpenedDatabase } from './open-database.ts';

const BEGINS = 'Migrated by Galley ';

/**
 * Notes which Galley has migrated the database, where any other finds it: in the comment of the
 * table of migrations, which has the same shape in every version.
 */
export async function noteMigratedBy(
  { db }: Pick<OpenedDatabase, 'db'>,
  galley: string,
): Promise<void> {
  await sql`comment on table kysely_migration is ${sql.lit(`${BEGINS}${galley}`)}`.execute(db);
}

/** The version of the Galley that migrated the database last; null if it left no note. */
export async function readMigratedBy({ db }: Pick<OpenedDatabase, 'db'>): Promise<string | null> {
  const { rows } = await sql<{ comment: string | null }>`
    select obj_description(to_regclass('kysely_migration'), 'pg_class') as comment`.execute(db);
  const comment = rows[0]?.comment ?? '';
  return comment.startsWith(BEGINS) ? comment.slice(BEGINS.length) : null;
}
