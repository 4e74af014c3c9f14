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

/** The URL of one database on the run's server, by the pooler if there is one. */
export async function databaseUrl(name: string): Promise<string> {
  serverUrl ??= findServer();
  return named(await serverUrl, name);
}

/** The same without a pooler; null if there is none. */
export function directUrl(name: string): string | null {
  const given = inject('testDirectUrl');
  return given === null ? null : named(given, name);
}

/** The URL at which the run's pooler answers itself; null if there is none. */
export const poolerUrl = async (): Promise<string | null> =>
  inject('testDirectUrl') === null ? null : databaseUrl('pgbouncer');

// `new URL` can't read every Postgres URL: a socket's has no host.
const NAME = /^(postgres(?:ql)?:\/\/[^/]*)\/?([^?]*)/;
const named = (url: string, name: string): string => url.replace(NAME, `$1/${name}`);

/** Runs `work` on the server's own database, from which others are created and dropped. */
export async function onServer<T>(work: (admin: OpenedDatabase) => Promise<T>): Promise<T> {
  serverUrl ??= findServer();
  const admin = await openWith(inject('testDirectUrl') ?? (await serverUrl), {});
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

/** Opens a test database as Galley does: through the pooler, if there is one. */
export const openTestDatabase = async (
  url: string,
  applicationName = 'galley-test',
): Promise<OpenedDatabase> =>
  openWith(url, { applicationName, directUrl: directUrl(NAME.exec(url)?.[2] ?? '') });

/** Opens a database past the pooler, which keeps connections that block a copy or a new name. */
export const openDirectly = async (name: string): Promise<OpenedDatabase> =>
  openWith(directUrl(name) ?? (await databaseUrl(name)), {});

const openWith = async (
  url: string,
  options: { readonly applicationName?: string; readonly directUrl?: string | null },
): Promise<OpenedDatabase> =>
  openDatabase({
    databaseUrl: url,
    dataDir: inject('testDataDir'),
    applicationName: 'galley-test',
    ...options,
  });
