import { sql } from 'kysely';
import { DatabaseError } from './database-error.ts';
import { migrations } from './migrations/index.ts';
import type { OpenedDatabase } from './open-database.ts';

/** Which migrations the database has, compared with this code; by name, in order. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied migrations that this code doesn't know. */
  readonly unknown: readonly string[];
}

/** Reads, without any lock, which migrations have been applied. */
export async function readMigrationState(
  { db }: Pick<OpenedDatabase, 'db'>,
  known: readonly string[] = Object.keys(migrations),
): Promise<MigrationState> {
  const applied = await readApplied(db);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function readApplied(db: OpenedDatabase['db']): Promise<string[]> {
  const table = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as "exists"`.execute(db);
  if (!table.rows[0]?.exists) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Runs the migrations that the database lacks. Any number of processes may do so at once: one does
 * the work under Kysely's advisory lock, the others wait. Costs two short queries if there is
 * nothing to do.
 *
 * @returns the names of the migrations that this call ran
 * @throws DatabaseError `newer-than-code` when a newer Galley has migrated the database.
 */
export async function migrateDatabase(
  database: Pick<OpenedDatabase, 'db'>,
): Promise<readonly string[]> {
  const state = await readMigrationState(database);
  if (state.unknown.length > 0) {
    throw new DatabaseError(
      'newer-than-code',
      `the database has been migrated by a newer Galley (${state.unknown.join(', ')}): ` +
        'run that version, or restore a backup made before it',
    );
  }
  return state.pending.length > 0 ? runMigrations(database) : [];
}

/** Brings an empty database to where another one was, whose migrations are given by name. */
export async function migrateTo(db: OpenedDatabase['db'], names: readonly string[]): Promise<void> {
  const chosen = Object.entries(migrations).filter(([name]) => names.includes(name));
  await runMigrations({ db }, Object.fromEntries(chosen));
}

async function runMigrations(
  { db }: Pick<OpenedDatabase, 'db'>,
  chosen: typeof migrations = migrations,
): Promise<readonly string[]> {
  const { Migrator } = await import('kysely/migration');
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(chosen) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map((result) => result.migrationName);
}
