import {
  DatabaseError,
  listenForChanges,
  listenForWakeUps,
  openArchive,
  openDatabase,
  type Archive,
  type ChangeListener,
  type DatabaseLog,
  type OpenedDatabase,
  type WakeUp,
} from '@galley/db';
import type * as BackupFile from '@galley/db/backup-file';
import type { Lifecycle, Log } from '@galley/runtime';
import type { Outcome } from './outcome.ts';
import type { Setup } from './read-setup.ts';

// The one file of this app that imports @galley/db; the others go through it or through press.
export {
  agreeOnSigningKey,
  createWake,
  DatabaseError,
  inspectServer,
  migrateDatabase,
  type MigrationNews,
  type OpenedDatabase,
  type Wake,
} from '@galley/db';

/** Moves Galley's own Postgres to another major version; loaded only then. */
export const moveCluster: typeof BackupFile.moveCluster = async (options) =>
  (await import('@galley/db/backup-file')).moveCluster(options);

/** Ten seconds for connections to close, and thirty for the embedded server to stop. */
const LIMIT_MS = 45_000;

/**
 * Opens the database as part of `life`, registered before it starts: if a signal comes while the
 * embedded server is starting, the server is stopped too.
 *
 * @throws DatabaseError, which `databaseTrouble` turns into an outcome
 */
export async function addDatabase(
  { config, log }: Pick<Setup, 'config' | 'log'>,
  life: Lifecycle,
  applicationName: string,
): Promise<OpenedDatabase> {
  const opening = openDatabase({
    databaseUrl: config.databaseUrl,
    directUrl: config.databaseDirectUrl,
    dataDir: config.dataDir,
    applicationName,
    log: databaseLog(log),
    signal: life.signal,
  });
  await life.add('database', {
    stop: () =>
      opening.then(
        (database) => database.close(),
        () => undefined, // nothing to close; the caller that opens it gets the error
      ),
    limitMs: LIMIT_MS,
    outlives: true,
  });
  return opening;
}

/** Listens for wake-ups as part of `life`, and hands them to `heard`. */
export async function addWakeUps(
  database: OpenedDatabase,
  life: Lifecycle,
  { heard, log }: { readonly heard: (wakeUp: WakeUp) => void; readonly log: Log },
): Promise<void> {
  await life.add('wake-ups', listenForWakeUps(database, { heard, log: databaseLog(log) }));
}

/** Opens where readers' pages read, as part of `life`. */
export async function addArchive(
  database: OpenedDatabase,
  life: Lifecycle,
  { config, log }: Pick<Setup, 'config' | 'log'>,
): Promise<Archive> {
  const archive = openArchive(database, {
    replicaUrl: config.databaseReplicaUrl,
    log: databaseLog(log),
    signal: life.signal,
  });
  await life.add('archive', { stop: archive.close });
  return archive;
}

/** Hears of changes that people watch as part of `life`. */
export async function addLiveChanges(
  database: OpenedDatabase,
  life: Lifecycle,
  { log, ...listener }: ChangeListener & { readonly log: Log },
): Promise<void> {
  await life.add('live events', listenForChanges(database, { ...listener, log: databaseLog(log) }));
}

/**
 * Turns a database error into an outcome: wrong settings, and data of a newer Galley, are bad input,
 * which stays as bad however often the program is started; others are a failure.
 *
 * @throws every other error
 */
export function databaseTrouble(error: unknown): Outcome {
  if (!(error instanceof DatabaseError)) throw error;
  return REFUSALS.has(error.code)
    ? { kind: 'refused', problems: [error.message] }
    : { kind: 'failed', problem: `The database can't be used: ${error.message}` };
}

const REFUSALS: ReadonlySet<DatabaseError['code']> = new Set(['bad-url', 'newer-than-code']);

/** Writes the database's messages to our log. */
const databaseLog =
  (log: Log): DatabaseLog =>
  ({ level, message, error }) =>
    log[level](error === undefined ? {} : { err: error }, message);
