import { attachServer, openDatabase, type OpenedDatabase } from '@galley/db';
import { inject } from 'vitest';

/** Tests need no durability, only the same SQL. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

let serverUrl: Promise<string> | null = null;

/**
 * The server of this run: the one that DATABASE_URL names, or an embedded one that the first
 * caller of all workers starts. A worker stays attached until it ends; the global teardown stops
 * the server.
 */
async function findServer(): Promise<string> {
  const given = inject('testDatabaseUrl');
  if (given) return given;
  const dataDir = inject('testDataDir');
  const { address } = await attachServer({ dataDir, applicationName: 'galley-test', settings });
  const { user, database, host, port } = address;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
}

/** The address of one database of the run's server. */
export async function databaseUrl(name: string): Promise<string> {
  serverUrl ??= findServer();
  // Not every address of Postgres is a URL for `new URL`: a socket's has no host.
  return (await serverUrl).replace(/^(postgres(?:ql)?:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
}

/** Runs `work` on the server's own database, from where others are made and dropped. */
export async function onServer<T>(work: (admin: OpenedDatabase) => Promise<T>): Promise<T> {
  serverUrl ??= findServer();
  const admin = await openTestDatabase(await serverUrl);
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

export async function openTestDatabase(url: string): Promise<OpenedDatabase> {
  const dataDir = inject('testDataDir');
  return openDatabase({ databaseUrl: url, dataDir, applicationName: 'galley-test' });
}
