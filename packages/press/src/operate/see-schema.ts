import { readMigrationState, type Database, type Kysely } from '@galley/db';

/** How a database's tables fit this code. */
export type SchemaState = 'fits' | 'older' | 'newer';

/** Compares the tables with those that this code needs. */
export async function seeSchema(db: Kysely<Database>): Promise<SchemaState> {
  const { pending, unknown } = await readMigrationState({ db });
  if (unknown.length > 0) return 'newer';
  return pending.length > 0 ? 'older' : 'fits';
}
