import {
  findsPooler,
  hearsOneself,
  readBackupState,
  readMigrationState,
  readServerFacts,
  sql,
  type BackupState,
  type MigrationState,
  type OpenedDatabase,
  type ServerFacts,
} from '@galley/db';

/** What the doctor asks of a database. */
export interface SeenDatabase extends ServerFacts {
  readonly migrations: MigrationState;
  /** Whether a pooler in between gives each transaction another connection. */
  readonly pooled: boolean;
}

type Opened = Pick<OpenedDatabase, 'db' | 'pool'>;

/** Reads what the server says, and which migrations have been applied; changes nothing. */
export async function seeDatabase({ db, pool }: Opened): Promise<SeenDatabase> {
  const facts = await readServerFacts({ db });
  const migrations = await readMigrationState({ db });
  return { ...facts, migrations, pooled: await findsPooler({ pool }) };
}

/** Whether wake-ups arrive: notifies itself on a channel of its own, and waits. */
export const seeWakeUps = async (
  database: Pick<OpenedDatabase, 'directConnectionString' | 'pool'>,
  patienceMs: number,
): Promise<boolean> => hearsOneself(database, patienceMs);

/** Looks where DATABASE_DIRECT_URL or DATABASE_REPLICA_URL leads; changes nothing. */
export { seeAnotherWay, type OtherWay } from '@galley/db';

/** Why an installation stands still, if it does, and how its backups stand. */
export interface SeenInstallation {
  readonly held: 'restored' | 'copy' | null;
  readonly backups: BackupState;
}

/** Reads how this installation stands; needs all migrations. */
export async function seeInstallation({
  db,
}: Pick<OpenedDatabase, 'db'>): Promise<SeenInstallation> {
  const { rows } = await sql<Pick<SeenInstallation, 'held'>>`
    select held from installation`.execute(db);
  return { held: rows[0]?.held ?? null, backups: await readBackupState(db) };
}
