import { openDatabase, type OpenedDatabase } from '@galley/db';
import type { Lifecycle } from '@galley/runtime';
import { databaseLog } from './database-log.ts';
import type { Setup } from './read-setup.ts';

/** Ten seconds for connections to close, and thirty for the embedded server to stop. */
const LIMIT_MS = 45_000;

/**
 * Opens the database as part of `life`, registered before it starts: if a signal comes while the
 * embedded server is starting, the server is stopped too.
 *
 * @throws DatabaseError
 */
export async function addDatabase(
  { config, log }: Setup,
  life: Lifecycle,
  applicationName: string,
): Promise<OpenedDatabase> {
  const opening = openDatabase({
    databaseUrl: config.databaseUrl,
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
