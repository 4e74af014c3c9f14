import { access, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import { linkLibraries } from './binaries.ts';
import { clusterMajor, POSTGRES_MAJOR } from './init-cluster.ts';
import { layoutOf } from './layout.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { joinAlone } from './presence.ts';
import { chooseRunAs } from './run-as.ts';
import { withStartLock } from './start-lock.ts';
import { startPostmaster } from './start-postmaster.ts';
import { stopPostmaster } from './stop-postmaster.ts';

/** The data of an older Postgres, served by the programs of its own version to us alone. */
export interface OldCluster {
  readonly connectionString: string;
  /** Stops it; may be called again. */
  close(): Promise<void>;
}

/** The version of Postgres whose data a data folder holds, and the one that Galley runs. */
export const clusterVersions = async (
  dataDir: string,
): Promise<{ readonly found: string | null; readonly needed: string }> => ({
  found: await clusterMajor(layoutOf(dataDir)),
  needed: POSTGRES_MAJOR,
});

/**
 * Starts the older Postgres of a data folder, so that its data can be read. Galley processes that
 * start meanwhile wait until it is closed.
 *
 * @param programs the folder that holds `postgres` of the same major version
 * @throws DatabaseError `embedded-server-failed` if it does not start, or somebody uses it
 */
export async function openOldCluster(dataDir: string, programs: string): Promise<OldCluster> {
  const layout = layoutOf(dataDir);
  const postgres = resolve(programs, 'postgres');
  await access(postgres).catch((cause: unknown) => {
    throw new DatabaseError('embedded-server-failed', `there is no ${postgres}`, { cause });
  });
  // Of npm's packages, which cannot hold links.
  await linkLibraries(resolve(programs, '../..'));
  const runAs = await chooseRunAs(layout, postgres);
  const leave = await withStartLock(layout.lock, async () => {
    await startPostmaster(layout, { postgres, initdb: '' }, runAs, {
      // Its own defaults: later versions have settings that it doesn't know.
      settings: { listen_addresses: '' },
    });
    const file = await readPostmasterFile(layout.cluster);
    const address = {
      host: file?.socketDirectory ?? '',
      port: file?.port ?? 0,
      user: 'postgres',
      database: 'postgres',
    };
    return { address, end: await joinAlone(address) };
  });
  const { address, end } = leave;
  if (end === null) {
    throw new DatabaseError(
      'embedded-server-failed',
      'another Galley process uses this data folder',
    );
  }
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await stopPostmaster(layout);
    await end();
  };
  return {
    connectionString: `postgresql://${address.user}@/${address.database}?host=${encodeURIComponent(address.host)}&port=${address.port}&sslmode=disable`,
    close: () => (closing ??= close()),
  };
}

/** Where a new cluster is made beside the old one: a data folder of its own. */
export const newClusterFolder = (dataDir: string): string => join(dataDir, 'pg-move');

/**
 * Puts the new cluster in the place of the old one, which stays beside it as `pg-17`.
 *
 * @returns where the old one is now
 */
export async function replaceCluster(dataDir: string, oldMajor: string): Promise<string> {
  const { cluster } = layoutOf(dataDir);
  const kept = await freePlace(`${cluster}-${oldMajor}`);
  await rename(cluster, kept);
  await rename(layoutOf(newClusterFolder(dataDir)).cluster, cluster);
  await rm(newClusterFolder(dataDir), { recursive: true, force: true });
  return kept;
}

async function freePlace(path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    const isTaken = await stat(candidate).then(
      () => true,
      () => false,
    );
    if (!isTaken) return candidate;
  }
}
