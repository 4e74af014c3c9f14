import type { Actor } from '@galley/core/editor';
import type { Newsletter } from '@galley/contract/newsletter';
import { listNewsletters } from '@galley/press/newsletter';
import {
  seeAnotherWay,
  seeDatabase,
  seeInstallation,
  seeLayout,
  seeLeaveReasons,
  seePasskeys,
  seeSignUpTrouble,
  seeStuckIssues,
  seeWakeUps,
  type OtherWay,
  type SeenDatabase,
} from '@galley/press/operate';
import { seeDepartures } from '@galley/press/restore';
import { listWebhooks } from '@galley/press/webhook';
import { systemClock, type Config } from '@galley/runtime';
import {
  addDatabase,
  DatabaseError,
  inspectServer,
  type OpenedDatabase,
} from '../shell/database.ts';
import type { Setup } from '../shell/read-setup.ts';
import { systemUser } from '../shell/system-user.ts';
import type { Lifecycle } from '@galley/runtime';
import { checkDatabaseClock } from './check-clocks.ts';
import { checkInstallation } from './check-installation.ts';
import { checkIssues } from './check-issues.ts';
import { checkLayout } from './check-layout.ts';
import { checkLeaveReasons } from './check-leave-reasons.ts';
import { checkDepartures } from './check-departures.ts';
import { checkDirect, checkPooler, checkWakeUps } from './check-pooler.ts';
import { checkReplica } from './check-replica.ts';
import { checkPasskeys } from './check-passkeys.ts';
import { checkSenders } from './check-senders.ts';
import { checkServer } from './check-server.ts';
import { checkSignUps } from './check-sign-ups.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { found, ok, skipped, type Check } from './check.ts';

/** Opens the database without changing it and checks its tables; starts none of Galley's own. */
export async function checkDatabase(
  setup: Pick<Setup, 'config' | 'log'>,
  life: Lifecycle,
): Promise<Check[]> {
  const { config } = setup;
  if (config.databaseUrl === null) {
    const server = await inspectServer(config.dataDir);
    if (server !== 'running') return notRunning(server);
  }
  try {
    const database = await addDatabase(setup, life, 'galley doctor');
    const asked = new Date();
    const seen = await seeDatabase(database);
    const clock = { asked, answered: new Date(), theirs: seen.now };
    const [direct, replica, wakeUps] = await Promise.all([
      seeOtherWay(database, 'DATABASE_DIRECT_URL', config.databaseDirectUrl),
      seeOtherWay(database, 'DATABASE_REPLICA_URL', config.databaseReplicaUrl),
      // If the other connection fails, its own check says why.
      seeWakeUps(database, PATIENCE_MS).catch(() => false),
    ]);
    const migrations = checkMigrations(seen);
    const tables =
      migrations.level === 'ok'
        ? await checkTables(database, config)
        : [skipped('newsletters', 'the tables are not up to date')];
    return [
      nameServer(database, seen),
      ...checkServer(seen),
      checkPooler(seen.pooled, direct),
      ...(direct === null ? [] : [checkDirect(direct)]),
      ...(replica === null ? [] : [checkReplica(replica)]),
      checkDatabaseClock(clock),
      checkWakeUps(wakeUps, direct),
      migrations,
      ...tables,
    ];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const fix =
      config.databaseUrl === null
        ? 'Set DATABASE_URL to a Postgres that runs elsewhere, or fix the problem named here.'
        : WHAT_TO_CHECK[error.code];
    return [found('fails', 'database', error.message, fix), ...WITHOUT_DATABASE];
  }
}

const PATIENCE_MS = 2_000;

/** Null: the setting is not set. */
const seeOtherWay = async (
  database: OpenedDatabase,
  setting: string,
  url: string | null,
): Promise<OtherWay | null> =>
  url === null ? null : seeAnotherWay(database, { setting, url, patienceMs: PATIENCE_MS });

const WITHOUT_DATABASE = [
  skipped('migrations', 'no database'),
  skipped('newsletters', 'no database'),
];

/** What to check when DATABASE_URL doesn't work. */
const WHAT_TO_CHECK: Readonly<Record<DatabaseError['code'], string>> = {
  'bad-url': 'Correct DATABASE_URL.',
  unreachable:
    'Check the host and port in DATABASE_URL, and that the server runs and accepts connections from this machine.',
  refused: 'The server answers. Check the user, password and database name in DATABASE_URL.',
  'too-old': 'Use Postgres 15 or later.',
  'tables-in-use': 'End the connection that holds the tables, then run galley migrate.',
  'newer-than-code': 'Run the newer Galley, or restore a backup from before.',
  'no-embedded-server': 'Set DATABASE_URL to a Postgres that runs elsewhere.',
  'embedded-server-failed': 'Set DATABASE_URL to a Postgres that runs elsewhere.',
};

const notRunning = (server: 'absent' | 'stopped'): Check[] => [
  server === 'absent'
    ? found(
        'informs',
        'database',
        "Galley's own Postgres, not created yet",
        'npm start creates it.',
      )
    : found(
        'informs',
        'database',
        "Galley's own Postgres, stopped",
        'To check its tables too, run galley doctor while npm start runs.',
      ),
  ...WITHOUT_DATABASE.map((check) => ({ ...check, found: 'the database is not running' })),
];

function nameServer({ kind }: OpenedDatabase, seen: SeenDatabase): Check {
  const version = `Postgres ${seen.version}`.trim();
  return ok(
    'database',
    kind === 'embedded' ? `${version}, Galley's own` : `${version}, DATABASE_URL`,
  );
}

function checkMigrations({ migrations: { applied, pending, unknown } }: SeenDatabase): Check {
  if (unknown.length > 0) {
    return found(
      'fails',
      'migrations',
      `a newer Galley has used this database (${unknown.join(', ')})`,
      'Run that version, or restore a backup from before.',
    );
  }
  if (pending.length === 0) return ok('migrations', `up to date (${applied.length})`);
  return found(
    'warns',
    'migrations',
    `${pending.length} to run`,
    'Run galley migrate, or any other command.',
  );
}

async function checkTables(database: OpenedDatabase, config: Config): Promise<Check[]> {
  const { db } = database;
  const layout = await seeLayout({ db });
  if (layout.silent.length > 0) {
    return [
      checkLayout(layout),
      skipped('newsletters', "not all of the cluster's machines answer"),
    ];
  }
  const { publicUrl } = config;
  const actor: Actor = { kind: 'command', user: systemUser() };
  const now = systemClock();
  const all = await listNewsletters({ db }, actor);
  const newsletters = all.filter(({ sample }) => !sample);
  const domains = checkSenders(database, config, newsletters);
  const seen = await seeSignUpTrouble({ db, clock: systemClock }, actor);
  const left = await seeLeaveReasons({ db, clock: systemClock }, actor);
  const passkeys = await seePasskeys({ db }, actor);
  const departures = await seeDepartures({ db }, actor);
  const hooks = await listWebhooks({ db, clock: systemClock }, actor);
  const issues = await seeStuckIssues({ db, clock: systemClock }, actor);
  return [
    checkLayout(layout),
    ...checkInstallation(await seeInstallation({ db }), now, layout.kind),
    ...(departures.kind === 'seen' ? checkDepartures(departures) : []),
    ...(issues.kind === 'ok' ? checkIssues(issues.stuck) : []),
    ...checkNewsletters(newsletters),
    ...(await domains),
    ...(seen.kind === 'ok' ? checkSignUps(seen.trouble, now) : []),
    ...(left.kind === 'ok' ? checkLeaveReasons(left.left) : []),
    ...(passkeys.kind === 'ok' ? checkPasskeys(passkeys.hosts, publicUrl) : []),
    ...(hooks.kind === 'listed' ? checkWebhooks(hooks.webhooks) : []),
  ];
}

function checkNewsletters(newsletters: readonly Newsletter[]): Check[] {
  if (newsletters.length === 0) {
    return [
      found('informs', 'newsletters', 'none yet', `galley newsletter set --title 'My Digest'`),
    ];
  }
  return newsletters.map(({ slug, from: sender, postalAddress: address }) => {
    const name = `newsletter ${slug}` as const;
    if (sender === null) {
      return found('warns', name, 'no sender', `galley newsletter set ${slug} --from 'Name <a@b>'`);
    }
    if (address === null) {
      return found(
        'warns',
        name,
        'no postal address',
        `galley newsletter set ${slug} --postal-address …`,
      );
    }
    return ok(name, 'has a sender and a postal address');
  });
}
