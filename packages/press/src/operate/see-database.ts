import { readMigrationState, sql, type MigrationState, type OpenedDatabase } from '@galley/db';

/** What the doctor asks of a database. */
export interface SeenDatabase {
  /** As Postgres names it: `15.4 (Debian 15.4-1)`. */
  readonly version: string;
  readonly migrations: MigrationState;
}

/** Reads the server's version and which migrations have been applied; changes nothing. */
export async function seeDatabase({ db }: Pick<OpenedDatabase, 'db'>): Promise<SeenDatabase> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(db);
  return { version: rows[0]?.version ?? '', migrations: await readMigrationState({ db }) };
}
