import { chmod, chown, mkdtemp, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { serverFailure } from './server-failure.ts';
import type { RunAs } from './run-as.ts';
import { runProgram } from './run-program.ts';

/** The version that the lockfile's binaries create and read. */
export const POSTGRES_MAJOR = '18';
const TEMPORARY = 'pg.init-';

/**
 * Creates the Postgres data directory unless it exists. Call it under the start lock. `initdb`
 * works in a temporary folder that is renamed when complete, so that a kill in the middle leaves
 * only something to clean up.
 *
 * @returns true if it was created now
 * @throws DatabaseError `embedded-server-failed` when it cannot be created or used.
 * @throws the signal's reason once it is aborted.
 */
export async function initCluster(
  layout: Layout,
  binaries: Binaries,
  runAs: RunAs,
  signal?: AbortSignal,
): Promise<boolean> {
  await sweep(layout);
  if (await isUsable(layout, runAs)) return false;
  const temporary = await mkdtemp(join(layout.dataDir, TEMPORARY));
  try {
    await chmod(temporary, 0o700);
    if (runAs.owner) await chown(temporary, runAs.owner.uid, runAs.owner.gid);
    const made = join(temporary, 'data');
    const result = await runProgram(binaries.initdb, initdbArguments(made), runAs, signal);
    signal?.throwIfAborted();
    if (!result.ok) {
      // On a full disk this makes room for the log.
      await rm(temporary, { recursive: true, force: true });
      throw await serverFailure(layout, runAs, 'could not be created', result.output);
    }
    await rename(made, layout.cluster);
    await syncFolder(layout.dataDir);
    return true;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const initdbArguments = (directory: string): string[] => [
  `--pgdata=${directory}`,
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  // The socket's folder decides who may connect, and there is no TCP.
  '--auth-local=trust',
  '--auth-host=reject',
];

async function isUsable(layout: Layout, runAs: RunAs): Promise<boolean> {
  const found = await stat(layout.cluster).catch(() => null);
  if (!found) return false;
  const uid = process.geteuid?.() ?? 0;
  if (uid !== 0 && found.uid !== uid) {
    throw new DatabaseError(
      'embedded-server-failed',
      `${layout.cluster} belongs to user ${found.uid}, but this is user ${uid}: run Galley as its ` +
        'owner, give it another DATA_DIR, or set DATABASE_URL',
    );
  }
  if (runAs.owner && found.uid !== runAs.owner.uid) {
    // User namespaces worked here before but no longer do.
    const { uid: newOwner, gid } = runAs.owner;
    await runProgram('chown', ['-R', `${newOwner}:${gid}`, layout.cluster]);
  }
  const major = await clusterMajor(layout);
  if (major === POSTGRES_MAJOR) return true;
  throw new DatabaseError(
    'embedded-server-failed',
    major !== null
      ? `${layout.cluster} holds data of Postgres ${major}, but this Galley runs Postgres ${POSTGRES_MAJOR}: ` +
          'docs/backup.md says how to move it'
      : `${layout.cluster} exists but holds no Postgres data: move it away, or set DATA_DIR`,
  );
}

/** The version of Postgres whose data a data folder holds, such as `18`; null if it holds none. */
export async function clusterMajor({ cluster }: Pick<Layout, 'cluster'>): Promise<string | null> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  return version.trim() || null;
}

async function sweep(layout: Layout): Promise<void> {
  const names = await readdir(layout.dataDir);
  const left = names.filter((name) => name.startsWith(TEMPORARY));
  await Promise.all(
    // The initdb of a killed process may outlive it for a moment and go on writing.
    left.map((name) =>
      rm(join(layout.dataDir, name), { recursive: true, force: true, maxRetries: 10 }),
    ),
  );
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
