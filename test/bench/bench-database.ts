import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, stopServer, type OpenedDatabase } from '@galley/db';
import { findServerProcesses } from '../kit/server-process.ts';
import {
  createOnCluster,
  dropOnCluster,
  onEachMachine,
  spreadOnCluster,
} from '../kit/test-cluster.ts';
import { treeCpuSeconds } from './process-figures.ts';

/** An empty database with all migrations. */
export interface BenchDatabase extends OpenedDatabase {
  /** CPU seconds of all of Postgres' processes so far; NaN if one of them runs elsewhere. */
  cpuSeconds(): Promise<number>;
}

/** As many as `galley distribute` makes unless it is told otherwise. */
const BUCKETS = 32;

const undone = new Set<() => Promise<void>>();

/** Drops what the bench made, and stops what it started, if it ends early. */
export async function removeBenchDatabases(): Promise<void> {
  for (const undo of undone) await undo();
}

/**
 * Runs `work` on a fresh server in a temporary folder, durable and with Galley's own settings, or in
 * a new database of the server that DATABASE_URL names; then removes it.
 */
export async function withBenchDatabase<T>(
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  const given = givenUrl();
  return given === null ? onOwnServer(work) : onGivenServer(given, work);
}

/** Where the bench's databases are, in words, and whether that is a cluster. */
export interface BenchServer {
  readonly words: string;
  readonly isCluster: boolean;
}

/** Looks at the server that DATABASE_URL names; without one, each part starts its own. */
export async function describeServer(): Promise<BenchServer> {
  const databaseUrl = givenUrl();
  if (databaseUrl === null) return { words: 'its own Postgres', isCluster: false };
  const admin = await openDatabase({ databaseUrl, dataDir: '/', applicationName: 'galley-bench' });
  try {
    const version = await admin.pool.query<{ server_version: string }>('show server_version');
    const found = await onEachMachine(admin, findServerProcesses);
    const isCluster = found.length > 1;
    return {
      words: [
        `a given Postgres ${version.rows[0]?.server_version ?? ''}`,
        ...(isCluster ? [`a Citus cluster of ${found.length} machines`] : []),
        ...(found.includes(null)
          ? ["it runs elsewhere: Postgres' CPU can't be read and is left out"]
          : []),
      ].join(', '),
      isCluster,
    };
  } finally {
    await admin.close();
  }
}

// oxlint-disable-next-line node/no-process-env -- as the bench was started
const givenUrl = (): string | null => process.env['DATABASE_URL'] ?? null;

type Work<T> = (database: BenchDatabase) => Promise<T>;

async function onOwnServer<T>(work: Work<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  const remove = async (): Promise<void> => {
    await stopServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
  return undoing(remove, () => withOpened({ databaseUrl: null, dataDir }, work));
}

let made = 0;

async function onGivenServer<T>(databaseUrl: string, work: Work<T>): Promise<T> {
  const dataDir = '/';
  const applicationName = 'galley-bench';
  const admin = await openDatabase({ databaseUrl, dataDir, applicationName });
  made += 1;
  const name = `galley_bench_${process.pid}_${made}`;
  const url = databaseUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
  try {
    return await undoing(
      () => dropOnCluster(admin.db, name),
      async () => {
        await createOnCluster(admin.db, name);
        return withOpened({ databaseUrl: url, dataDir }, work);
      },
    );
  } finally {
    await admin.close();
  }
}

async function undoing<T>(undo: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  undone.add(undo);
  try {
    return await work();
  } finally {
    await undo();
    undone.delete(undo);
  }
}

async function withOpened<T>(
  where: { readonly databaseUrl: string | null; readonly dataDir: string },
  work: Work<T>,
): Promise<T> {
  const opened = await openDatabase({ ...where, applicationName: 'galley-bench' });
  try {
    await migrateDatabase(opened);
    await spreadOnCluster(opened, BUCKETS);
    const found = await onEachMachine(opened, findServerProcesses);
    const cpuSeconds = async (): Promise<number> => {
      const each = found.map(async (it) => (it === null ? NaN : treeCpuSeconds(it.postmaster)));
      return (await Promise.all(each)).reduce((sum, one) => sum + one, 0);
    };
    return await work({ ...opened, cpuSeconds });
  } finally {
    await opened.close();
  }
}

/** Leaves nothing for autovacuum and the checkpointer to do, so that runs are comparable. */
export async function settle(database: BenchDatabase): Promise<void> {
  await onEachMachine(database, async (client) => {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
}
