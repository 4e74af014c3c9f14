import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachServer, migrateDatabase, openDatabase, sql, type OpenedDatabase } from '@galley/db';
import { persist } from './persist.ts';
import { watchDatabase } from './watch-database.ts';

/** A real Postgres for a run: an embedded one in a temporary folder, or that of DATABASE_URL. */
export interface ChaosServer {
  readonly folder: string;
  /** Creates an empty database with all migrations and watches, and opens it. */
  createDatabase(): Promise<OpenedDatabase>;
  dropDatabase(database: OpenedDatabase): Promise<void>;
  /** Kills the whole server by SIGKILL; it restarts by itself. Null if the server isn't ours. */
  readonly kill: (() => Promise<void>) | null;
  close(): Promise<void>;
}

// Killing processes loses nothing that was written: only a power cut would need these two.
const settings = { fsync: 'off', full_page_writes: 'off' };

export async function startServer(databaseUrl: string | null): Promise<ChaosServer> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-chaos-'));
  // Last of all, and more than once: a run that is ended early still has processes that write there.
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
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
  const urlOf = (name: string) =>
    base.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
  const run = `galley_chaos_${process.pid}_${Date.now().toString(36)}`;
  const admin = await open(base);
  const names = new Set<string>();
  let made = 0;

  const createFrom = async (template: string | null): Promise<string> => {
    made += 1;
    const name = `${run}_${made}`;
    const from = template === null ? sql`` : sql` template ${sql.id(template)}`;
    await sql`create database ${sql.id(name)}${from}`.execute(admin.db);
    names.add(name);
    return name;
  };
  const drop = async (name: string): Promise<void> => {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin.db);
    names.delete(name);
  };

  const template = await createFrom(null);
  const first = await open(urlOf(template));
  await migrateDatabase(first);
  await watchDatabase(first.db);
  await first.close();

  return {
    folder,
    async createDatabase() {
      return persist(async () => open(urlOf(await createFrom(template))));
    },
    async dropDatabase(database) {
      const { rows } = await persist(() =>
        sql<{ name: string }>`select current_database() as name`.execute(database.db),
      );
      await database.close();
      for (const { name } of rows) await persist(() => drop(name));
    },
    kill:
      attached === null
        ? null
        : () =>
            persist(async () => {
              const file = await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8');
              process.kill(Number(file.split('\n')[0]), 'SIGKILL');
            }),
    async close() {
      for (const name of attached === null ? names : []) await drop(name);
      await admin.close();
      await attached?.close();
    },
  };
}
