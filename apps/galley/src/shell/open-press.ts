import type { Actor } from '@galley/core/editor';
import type { Inspector } from '@galley/core/issue';
import {
  agreeOnSigningKey,
  createWake,
  migrateDatabase,
  type OpenedDatabase,
  type Wake,
} from '@galley/db';
import { createInspector } from '@galley/inspect';
import { systemClock, type Clock, type Lifecycle } from '@galley/runtime';
import { addDatabase } from './add-database.ts';
import { refuse, type Refused } from './outcome.ts';
import { providerUrl } from './provider.ts';
import type { Setup } from './read-setup.ts';
import { systemUser } from './system-user.ts';

/** Everything that a step of the press asks for, and the set-up around it. */
export interface Press extends Setup {
  /** Who takes the steps of this command. */
  readonly actor: Actor;
  readonly database: OpenedDatabase;
  readonly db: OpenedDatabase['db'];
  readonly wake: Wake;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly providerUrl: string;
  readonly inspector: Inspector;
}

/**
 * Opens the database as a part of `life` and brings it up to date, which costs two queries when it is. Refuses to work
 * with another key than the database's readers' links are signed with.
 *
 * @throws DatabaseError
 */
export const openPress = async (
  setup: Setup,
  life: Lifecycle,
): Promise<{ readonly kind: 'open'; readonly press: Press } | Refused> => {
  const { config, keyring } = setup;
  const database = await addDatabase(setup, life, 'galley');
  const { db } = database;
  await migrateDatabase(database);
  const older = keyring.signWithEach('').map(({ keyId }) => keyId);
  if ((await agreeOnSigningKey(db, [keyring.sign('').keyId, ...older])) === 'another-key') {
    return refuse(ANOTHER_KEY);
  }
  const press: Press = {
    ...setup,
    actor: { kind: 'command', user: systemUser() },
    database,
    db,
    wake: createWake(db),
    clock: systemClock,
    publicUrl: config.publicUrl,
    providerUrl: providerUrl(config),
    inspector: createInspector({ publicUrl: config.publicUrl }),
  };
  return { kind: 'open', press };
};

const ANOTHER_KEY =
  "SECRET_KEY: readers' links of this database are signed with another key. Every process on it needs the same SECRET_KEY, or the DATA_DIR that holds it; to replace a key, set SECRET_KEY=new,old";
