import {
  migrateDatabase,
  openDatabase,
  openQueue,
  type OpenedDatabase,
  type Queue,
} from '@galley/db';
import type { Wake } from '@galley/press/newsletter';
import { systemClock, type Clock } from '@galley/runtime';
import { databaseLog } from './database-log.ts';
import { providerUrl } from './provider.ts';
import type { Setup } from './read-setup.ts';

/** Everything that a step of the press asks for, and the set-up around it. */
export interface Press extends Setup {
  readonly database: OpenedDatabase;
  readonly queue: Queue;
  readonly db: OpenedDatabase['db'];
  readonly wake: Wake;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly providerUrl: string;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it up to date, which costs two queries when it is.
 *
 * @throws DatabaseError
 */
export const openPress = async (setup: Setup): Promise<Press> => {
  const { config } = setup;
  const log = databaseLog(setup.log);
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    applicationName: 'galley',
    log,
  });
  const queue = openQueue({ database, log });
  const close = async (): Promise<void> => {
    await queue.stop();
    await database.close();
  };
  try {
    await migrateDatabase(database);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...setup,
    database,
    queue,
    db: database.db,
    wake: (job, trx) => queue.send(job, {}, trx === undefined ? {} : { tx: trx }),
    clock: systemClock,
    publicUrl: config.publicUrl,
    providerUrl: providerUrl(config),
    close,
  };
};
