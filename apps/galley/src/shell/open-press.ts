import manifest from '../../package.json' with { type: 'json' };
import { createCollector } from '@galley/collect';
import type { Collector } from '@galley/core/collect';
import type { Actor } from '@galley/core/editor';
import type { Inspector } from '@galley/core/issue';
import { createInspector } from '@galley/inspect';
import type { Network } from '@galley/outgoing';
import { systemClock, type Clock, type Lifecycle } from '@galley/runtime';
import {
  addDatabase,
  agreeOnSigningKey,
  createWake,
  migrateDatabase,
  type OpenedDatabase,
  type Wake,
} from './database.ts';
import { migrationText } from './migration-text.ts';
import { refuse, type Refused } from './outcome.ts';
import { providerUrl } from './provider.ts';
import type { Setup } from './read-setup.ts';
import { systemUser } from './system-user.ts';

/** Everything that a press step needs, and the set-up around it. */
export interface Press extends Setup {
  /** The actor of this command's steps. */
  readonly actor: Actor;
  readonly database: OpenedDatabase;
  readonly db: OpenedDatabase['db'];
  readonly wake: Wake;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly inboundDomain: string | null;
  readonly providerUrl: string;
  readonly inspector: Inspector;
  readonly collector: Collector;
}

/**
 * Opens the database as part of `life` and migrates it (two queries if it is up to date). Refuses a
 * key other than the one that signs this database's reader links.
 *
 * @throws DatabaseError
 */
export async function openPress(
  setup: Setup,
  life: Lifecycle,
  network?: Network,
): Promise<{ readonly kind: 'open'; readonly press: Press } | Refused> {
  const { config, keyring } = setup;
  const database = await addDatabase(setup, life, 'galley');
  const { db } = database;
  await migrateDatabase(database, {
    galley: manifest.version,
    told: (news) => setup.log[news.kind === 'ran' ? 'info' : 'warn'](migrationText(news)),
  });
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
    inboundDomain: config.inboundDomain,
    providerUrl: providerUrl(config),
    inspector: createInspector({ publicUrl: config.publicUrl }),
    collector: createCollector({
      publicUrl: config.publicUrl,
      ...(network !== undefined && { network }),
    }),
  };
  return { kind: 'open', press };
}

const ANOTHER_KEY =
  "SECRET_KEY: found a key other than the one that signs this database's reader links. Every process needs the same SECRET_KEY, or the DATA_DIR that holds it; to replace a key, set SECRET_KEY=new,old";
