import type { Inspector } from '@galley/core/issue';
import {
  agreeOnSigningKey,
  migrateDatabase,
  openDatabase,
  openQueue,
  type OpenedDatabase,
  type Queue,
} from '@galley/db';
import { createInspector } from '@galley/inspect';
import type { Wake } from '@galley/press/newsletter';
import { systemClock, type Clock } from '@galley/runtime';
import { databaseLog } from './database-log.ts';
import { refuse, type Refused } from './outcome.ts';
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
  readonly inspector: Inspector;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it up to date, which costs two queries when it is. Refuses to work
 * with another key than the database's readers' links are signed with.
 *
 * @throws DatabaseError
 */
export const openPress = async (
  setup: Setup,
): Promise<{ readonly kind: 'open'; readonly press: Press } | Refused> => {
  const { config, keyring } = setup;
  const log = databaseLog(setup.log);
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    applicationName: 'galley',
    log,
  });
  const queue = openQueue({ database, log });
  const { db } = database;
  const close = async (): Promise<void> => {
    await queue.stop();
    await database.close();
  };
  try {
    await migrateDatabase(database);
    const older = keyring.signWithEach('').map(({ keyId }) => keyId);
    if ((await agreeOnSigningKey(db, [keyring.sign('').keyId, ...older])) === 'another-key') {
      await close();
      return refuse(ANOTHER_KEY);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const press: Press = {
    ...setup,
    database,
    queue,
    db,
    wake: (job, trx) => queue.send(job, {}, trx === undefined ? {} : { tx: trx }),
    clock: systemClock,
    publicUrl: config.publicUrl,
    providerUrl: providerUrl(config),
    inspector: createInspector({ publicUrl: config.publicUrl }),
    close,
  };
  return { kind: 'open', press };
};

const ANOTHER_KEY =
  "SECRET_KEY: readers' links of this database are signed with another key. Every process on it needs the same SECRET_KEY, or the DATA_DIR that holds it; to replace a key, set SECRET_KEY=new,old";
