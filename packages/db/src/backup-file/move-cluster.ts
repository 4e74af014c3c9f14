import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '../open-database.ts';
import {
  clusterVersions,
  newClusterFolder,
  openOldCluster,
  replaceCluster,
} from '../server/old-cluster.ts';
import { dumpDatabase } from './dump-database.ts';
import { loadDatabase } from './load-database.ts';
import { readBackupFile } from './read-backup-file.ts';
import { writeBackupFile, type WrittenBackup } from './write-backup-file.ts';

export interface MoveOptions {
  readonly dataDir: string;
  /** The folder with `postgres` of the version that wrote the data. */
  readonly programs: string;
  /** Says what begins now. */
  readonly tell?: (doing: 'writing' | 'loading' | 'comparing') => void;
}

export type MovedCluster =
  /** There is no data, or the versions are the same already. */
  | { readonly kind: 'nothing-to-move'; readonly found: string | null; readonly needed: string }
  /** The data is of a later version than this Galley runs. */
  | { readonly kind: 'newer'; readonly found: string; readonly needed: string }
  /** The new rows aren't the old ones; everything is as it was. */
  | { readonly kind: 'differs'; readonly table: string }
  | {
      readonly kind: 'moved';
      readonly found: string;
      readonly needed: string;
      readonly rows: number;
      /** Where the old cluster is now. */
      readonly kept: string;
      /** The backup through which the rows went. */
      readonly backup: string;
    };

const NAME = 'galley upgrade-postgres';

/**
 * Moves the data of Galley's own Postgres to the version that this code runs: the old version serves
 * it, a backup takes it over into a new cluster, and the rows of both are compared. Only then does the
 * new cluster take the old one's place; until then, nothing of the old one is touched.
 *
 * @throws DatabaseError when one of the two servers doesn't start
 */
export async function moveCluster({ dataDir, programs, tell }: MoveOptions): Promise<MovedCluster> {
  const { found, needed } = await clusterVersions(dataDir);
  if (found === null || found === needed) return { kind: 'nothing-to-move', found, needed };
  if (Number(found) > Number(needed)) return { kind: 'newer', found, needed };
  const folder = newClusterFolder(dataDir);
  // Of a move that was interrupted.
  await rm(folder, { recursive: true, force: true });
  const backup = join(dataDir, `postgres-${found}-to-${needed}.backup`);
  await rm(backup, { force: true });
  const old = await openOldCluster(dataDir, programs);
  try {
    tell?.('writing');
    const before = await withDatabase(dataDir, old.connectionString, (database) =>
      dumpDatabase(database, (dump) => writeBackupFile(backup, dump)),
    );
    const wrong = await withDatabase(folder, null, async (database) => {
      tell?.('loading');
      const ran = await loadDatabase(
        database,
        async (loading) => (await readBackupFile(backup, loading)).header,
        async () => undefined,
      );
      tell?.('comparing');
      // Later migrations may change any row.
      return ran.length > 0 ? null : compare(database, before, join(folder, 'compared.backup'));
    });
    if (wrong !== null) return { kind: 'differs', table: wrong };
    const { rows } = before;
    return { kind: 'moved', found, needed, rows, backup, kept: await swap(old, dataDir, found) };
  } finally {
    await old.close();
  }
}

async function swap(
  old: Awaited<ReturnType<typeof openOldCluster>>,
  dataDir: string,
  found: string,
): Promise<string> {
  await old.close();
  return replaceCluster(dataDir, found);
}

async function withDatabase<T>(
  dataDir: string,
  databaseUrl: string | null,
  use: (database: OpenedDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ databaseUrl, dataDir, applicationName: NAME });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** The first table whose rows aren't those that were written; null if there is none. */
async function compare(
  database: OpenedDatabase,
  before: WrittenBackup,
  path: string,
): Promise<string | null> {
  const after = await dumpDatabase(database, (dump) => writeBackupFile(path, dump));
  await rm(path);
  const other = before.tables.find(
    (table, index) => JSON.stringify(table) !== JSON.stringify(after.tables[index]),
  );
  return (
    other?.name ?? (before.tables.length === after.tables.length ? null : 'of which there are more')
  );
}
