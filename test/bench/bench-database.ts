import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, stopServer, type OpenedDatabase } from '@galley/db';

/** A server for the bench with Galley's own settings, durable as in production. */
export interface BenchDatabase extends OpenedDatabase {
  readonly dataDir: string;
}

const folders = new Set<string>();

/** Stops this process's servers and removes their folders if the bench ends early. */
export async function removeBenchFolders(): Promise<void> {
  for (const dataDir of folders) {
    await stopServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs `work` on a fresh server in a temporary folder, then removes both. */
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

/** The process from which all of the server's processes descend. */
export async function postmasterPid(database: BenchDatabase): Promise<number> {
  const file = await readFile(join(database.dataDir, 'pg', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n', 1)[0]);
}

/** Leaves nothing for autovacuum and the checkpointer to do, so that runs are comparable. */
export async function settle(database: BenchDatabase): Promise<void> {
  await database.pool.query('vacuum analyze');
  await database.pool.query('checkpoint');
}
