import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, sql, type OpenedDatabase } from '@galley/db';
import type { RawBuilder } from 'kysely';
import { onTestFinished } from 'vitest';
import { locateBinaries } from '../../packages/db/src/server/binaries.ts';
import { layoutOf } from '../../packages/db/src/server/layout.ts';
import { readPostmasterFile } from '../../packages/db/src/server/postmaster-file.ts';
import { chooseRunAs } from '../../packages/db/src/server/run-as.ts';
import { embeddedSettings } from '../../packages/db/src/server/settings.ts';
import { startPostmaster } from '../../packages/db/src/server/start-postmaster.ts';
import { temporaryDataDir } from './temporary-data-dir.ts';

const settings = { fsync: 'off', full_page_writes: 'off', log_statement: 'all' };

/** A database with a streaming replica, on servers of their own. */
export interface Replicated {
  readonly database: OpenedDatabase;
  readonly replicaUrl: string;
  /** The statements that archives asked the replica since the last call. */
  asked(): Promise<string>;
  /** Lets the replica replay nothing more, or everything. */
  replay(goesOn: boolean): Promise<void>;
  /** Kills the replica's server. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
}

/** Makes both, until the test ends. */
export async function openReplicated(): Promise<Replicated> {
  const [dataDir, replicaDir] = [await temporaryDataDir(), await temporaryDataDir()];
  // A replica begins as a copy of the files, which is whole while no server runs.
  const first = await openEmbedded(dataDir);
  await migrateDatabase(first);
  await first.close();
  await cp(join(dataDir, 'pg'), join(replicaDir, 'pg'), { recursive: true });
  await writeFile(join(replicaDir, 'pg', 'standby.signal'), '');

  const database = await openEmbedded(dataDir);
  onTestFinished(() => database.close());
  const { rows } = await sql<{ folder: string; user: string }>`
    select current_setting('unix_socket_directories') as folder, current_user as user`.execute(
    database.db,
  );
  const follows = `host=${rows[0]?.folder ?? ''} user=${rows[0]?.user ?? ''}`;

  const layout = layoutOf(replicaDir);
  const binaries = await locateBinaries();
  const runAs = await chooseRunAs(layout, binaries.postgres);
  const start = async (): Promise<void> =>
    startPostmaster(layout, binaries, runAs, {
      settings: { ...embeddedSettings, ...settings, primary_conninfo: follows },
    });
  await start();
  const { socketDirectory, port } = (await readPostmasterFile(layout.cluster)) ?? {};
  const replicaUrl = `${database.connectionString.replace(/\?.*/, '')}?host=${socketDirectory}&port=${port}`;
  const onReplica = async <T>(statement: RawBuilder<T>): Promise<T | undefined> => {
    const replica = await openDatabase({
      databaseUrl: replicaUrl,
      dataDir: '',
      applicationName: 'galley-test',
    });
    try {
      return (await statement.execute(replica.db)).rows[0];
    } finally {
      await replica.close();
    }
  };

  let read = 0;
  return {
    database,
    replicaUrl,
    async asked() {
      const text = await readFile(layout.log, 'utf8');
      const since = text.slice(read);
      read = text.length;
      // A statement of several lines has only one beginning.
      const entries = since.split(/\n(?=\d{4}-)/);
      return entries.filter((entry) => entry.includes('(archive)')).join('\n');
    },
    async replay(goesOn) {
      await onReplica(
        goesOn ? sql`select pg_wal_replay_resume()` : sql`select pg_wal_replay_pause()`,
      );
    },
    async kill() {
      const file = await readPostmasterFile(layout.cluster);
      if (file !== null) process.kill(file.pid, 'SIGKILL');
    },
    start,
  };
}

const openEmbedded = async (dataDir: string): Promise<OpenedDatabase> =>
  openDatabase({ databaseUrl: null, dataDir, applicationName: 'galley-test' });
