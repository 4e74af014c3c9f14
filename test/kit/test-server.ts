import { attachServer, openDatabase, type OpenedDatabase } from '@galley/db';
import { inject } from 'vitest';

/** Tests need no durability, only the same SQL. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

let serverUrl: Promise<string> | null = null;

/**
 * This run's server: the one that DATABASE_URL names, or an embedded one that the first caller
 * among all workers starts. A worker stays attached until it ends; the global teardown stops the
 * server.
 */
async function findServer(): Promise<string> {
  const given = inject('testDatabaseUrl');
  if (given) return given;
  const dataDir = inject('testDataDir');
  const { address } = await attachServer({ dataDir, applicationName: 'galley-test', settings });
  const { user, database, host, port } = address;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
}

/** The URL of one database on the run's server. */
export async function databaseUrl(name: string): Promise<string> {
  serverUrl ??= findServer();
  // `new URL` can't read every Postgres URL: a socket's has no host.
  return (await serverUrl).replace(/^(postgres(?:ql)?:\/\/[^/]*)\/?[^?]*/, `$1/${name}`);
}

/** Runs `work` on the server's own database, from which others are created and dropped. */
export async function onServer<T>(work: (admin: OpenedDatabase) => Promise<T>): Promise<T> {
  serverUrl ??= findServer();
  const admin = await openTestDatabase(await serverUrl);
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

export async function openTestDatabase(
  url: string,
  applicationName = 'galley-test',
): Promise<OpenedDatabase> {
  const dataDir = inject('testDataDir');
  return openDatabase({ databaseUrl: url, dataDir, applicationName });
}
