import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachServer, migrateDatabase, openDatabase, sql, type OpenedDatabase } from '@galley/db';
import { findServerProcesses } from '../kit/server-process.ts';
import {
  copyDatabase,
  createOnCluster,
  dropOnCluster,
  onEachMachine,
  renameOnCluster,
  spreadOnCluster,
} from '../kit/test-cluster.ts';
import { persist } from './persist.ts';
import { watchDatabase } from './watch-database.ts';

/**
 * A real Postgres for a run: an embedded one in a temporary folder, or that of DATABASE_URL. If that is
 * a pooler, DATABASE_DIRECT_URL names the server behind it, on which databases are made and dropped.
 */
export interface ChaosServer {
  readonly folder: string;
  /** How many times as long processes live as on one Postgres, so that they get as far. */
  readonly pace: number;
  /** Creates an empty database with all migrations and watches, and opens it. */
  createDatabase(): Promise<OpenedDatabase>;
  dropDatabase(database: OpenedDatabase): Promise<void>;
  /**
   * Kills the whole server by SIGKILL; it restarts by itself. Of a cluster, one machine's. Null if the
   * server isn't ours and nobody said that it may be killed.
   */
  readonly kill: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** The server of DATABASE_URL, and that behind it. */
interface GivenServer {
  readonly databaseUrl: string | null;
  readonly directUrl: string | null;
}

/** Each statement goes to another machine, where it is planned once more. */
const CLUSTER_PACE = 4;

// Killing processes loses nothing that was written: only a power cut would need these two.
const settings = { fsync: 'off', full_page_writes: 'off' };

/** A folder that goes when this process does. */
export async function makeOwnFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-chaos-'));
  // Last of all, and more than once: a run that is ended early still has processes that write there.
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return folder;
}

/**
 * @param mayKill whether a given server may be killed, too: then it must run on this machine
 * @throws Error if it doesn't
 */
export async function startServer(
  { databaseUrl, directUrl }: GivenServer,
  { mayKill = false }: { readonly mayKill?: boolean } = {},
): Promise<ChaosServer> {
  const folder = await makeOwnFolder();
  const attached =
    databaseUrl === null
      ? await attachServer({ dataDir: folder, applicationName: 'chaos', settings })
      : null;
  const address = attached?.address;
  const base =
    address === undefined
      ? (databaseUrl ?? '')
      : `postgresql://${address.user}@/${address.database}?host=${encodeURIComponent(address.host)}&port=${address.port}&sslmode=disable`;
  const open = (url: string) =>
    openDatabase({ databaseUrl: url, dataDir: folder, applicationName: 'chaos', max: 6 });
  const urlOf = (name: string, server = base) =>
    server.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
  const run = `galley_chaos_${process.pid}_${Date.now().toString(36)}`;
  const admin = await open(directUrl ?? base);
  if (mayKill && attached === null) {
    await onEachMachine(admin, async (client, machine) => {
      if ((await findServerProcesses(client)) !== null) return;
      throw new Error(`Postgres at ${machine} can't be killed: it doesn't run on this machine.`);
    });
  }
  const names = new Set<string>();
  let made = 0;

  const nextName = (): string => {
    made += 1;
    const name = `${run}_${made}`;
    names.add(name);
    return name;
  };
  const drop = async (name: string): Promise<void> => {
    await dropOnCluster(admin.db, name);
    names.delete(name);
  };
  const copy = async (): Promise<string> => {
    const name = nextName();
    await copyDatabase(admin.db, { from: template, to: name });
    return name;
  };

  const [unfinished, template] = [nextName(), nextName()];
  await createOnCluster(admin.db, unfinished);
  const first = await open(urlOf(unfinished, directUrl ?? base));
  await migrateDatabase(first);
  const pace = (await spreadOnCluster(first)) ? CLUSTER_PACE : 1;
  await watchDatabase(first.db);
  await first.close();
  // Nobody may be connected to what is copied, and a cluster's own processes leave only so.
  await renameOnCluster(admin.db, { from: unfinished, to: template });

  return {
    folder,
    pace,
    async createDatabase() {
      return persist(async () => open(urlOf(await copy())));
    },
    async dropDatabase(database) {
      const { rows } = await persist(() =>
        sql<{ name: string }>`select current_database() as name`.execute(database.db),
      );
      await database.close();
      for (const { name } of rows) await persist(() => drop(name));
    },
    kill:
      attached !== null
        ? () =>
            persist(async () => {
              const file = await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8');
              process.kill(Number(file.split('\n')[0]), 'SIGKILL');
            })
        : mayKill
          ? () => persist(() => crashOneMachine(admin))
          : null,
    async close() {
      for (const name of attached === null ? names : []) await drop(name);
      await admin.close();
      await attached?.close();
    },
  };
}

let crashed = 0;

/**
 * Kills a process that serves a connection, upon which that machine's Postgres ends all others and
 * recovers as after a crash: nobody would restart a whole one. The machines take turns.
 */
async function crashOneMachine(admin: OpenedDatabase): Promise<void> {
  const turn = crashed;
  crashed += 1;
  let place = 0;
  await onEachMachine(admin, async (client, _address, count) => {
    const isItsTurn = place === turn % count;
    place += 1;
    if (!isItsTurn) return;
    const found = await findServerProcesses(client);
    if (found === null) return;
    client.on('error', () => undefined); // It is cut off, as is everybody.
    process.kill(found.backend, 'SIGKILL');
  });
}
