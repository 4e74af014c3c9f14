import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, stopServer, type OpenedDatabase } from '@galley/db';

/** A server of the bench's own with Galley's own settings, durable as in use. */
export interface BenchDatabase extends OpenedDatabase {
  readonly dataDir: string;
}

const folders = new Set<string>();

/** Stops the servers of this process and removes their folders, when the bench is ended early. */
export async function removeBenchFolders(): Promise<void> {
  for (const dataDir of folders) {
    await stopServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs `work` on a fresh server in a temporary folder; both are gone afterwards. */
export async function withBenchDatabase<T>(
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  folders.add(dataDir);
  try {
    const opened = await openDatabase({
      databaseUrl: null,
      dataDir,
      applicationName: 'galley-bench',
    });
    try {
      await migrateDatabase(opened);
      return await work({ ...opened, dataDir });
    } finally {
      await opened.close();
    }
  } finally {
    await stopServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
    folders.delete(dataDir);
  }
}

/** The process that all of the server's processes descend from. */
export async function postmasterPid(database: BenchDatabase): Promise<number> {
  const file = await readFile(join(database.dataDir, 'pg', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n', 1)[0]);
}

/** Lets autovacuum and the checkpointer have nothing left to do, so that runs are alike. */
export async function settle(database: BenchDatabase): Promise<void> {
  await database.pool.query('vacuum analyze');
  await database.pool.query('checkpoint');
}
