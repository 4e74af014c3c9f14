import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describeConnectionError } from './connection-error.ts';
import { DatabaseError } from './database-error.ts';
import type { DatabaseLog } from './database-event.ts';
import { attachServer, type AttachedServer } from './server/attach-server.ts';
import { requireServerVersion } from './server-version.ts';
import type { Database } from './tables/database.ts';

const DATE_OID = pg.types.builtins.DATE;
/** Queries that are still running when the database is closed get this long. */
const CLOSE_TIMEOUT_MS = 10_000;

export interface OpenDatabaseOptions {
  /** Null for Galley's own Postgres in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** The most connections of the pool; at least 2, since a transaction may need a second one. */
  readonly max?: number;
  readonly log?: DatabaseLog;
}

export interface OpenedDatabase {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Good for psql, for other processes and for DATABASE_URL; may hold a password. */
  readonly connectionString: string;
  readonly applicationName: string;
  readonly kind: 'embedded' | 'external';
  /** Waits for running queries (bounded); the last user of the embedded server stops it. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names: any Postgres from 15 on, or Galley's own.
 * Bigints and dates without time come as strings, instants as `Date`.
 *
 * @throws DatabaseError with a message for people; it never holds the password.
 * @example
 * const database = await openDatabase({ databaseUrl: null, dataDir: '.galley', applicationName: 'galley' });
 * await database.db.selectFrom('newsletter').selectAll().execute();
 * await database.close();
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  return options.databaseUrl === null
    ? openEmbedded(options)
    : openExternal(options, options.databaseUrl);
}

async function openEmbedded(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { dataDir, applicationName, log } = options;
  const server = await attachServer({ dataDir, applicationName, log });
  const { host, port, user, database } = server.address;
  const connectionString = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
  return opened(
    options,
    connectionString,
    makePool(options, { ...server.address, ssl: false }),
    server,
  );
}

async function openExternal(
  options: OpenDatabaseOptions,
  connectionString: string,
): Promise<OpenedDatabase> {
  if (!/^postgres(ql)?:\/\//.test(connectionString)) {
    throw new DatabaseError(
      'bad-url',
      'DATABASE_URL: expected postgresql://user:password@host:port/database',
    );
  }
  const pool = makePool(options, { connectionString, keepAlive: true });
  try {
    await checkVersion(pool);
  } catch (cause) {
    await pool.end();
    if (cause instanceof DatabaseError) throw cause;
    throw describeConnectionError(cause, new pg.Client({ connectionString }));
  }
  return opened(options, connectionString, pool, null);
}

function makePool(options: OpenDatabaseOptions, config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    application_name: options.applicationName,
    max: Math.max(options.max ?? 10, 2),
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === DATE_OID ? (text: string) => text : pg.types.getTypeParser(oid, format),
    },
  });
  // A lost connection without a listener would end the process: the pool listens to its idle
  // clients only, and a transaction between two queries is neither idle nor querying.
  const lost = (error: Error) => {
    if (pool.ending) return;
    options.log?.({ level: 'warn', message: 'a database connection was lost', error });
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  requireServerVersion(rows[0]?.server_version_num ?? '');
}

function opened(
  options: OpenDatabaseOptions,
  connectionString: string,
  pool: pg.Pool,
  server: AttachedServer | null,
): OpenedDatabase {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | null = null;
  return {
    db,
    pool,
    connectionString,
    applicationName: options.applicationName,
    kind: server ? 'embedded' : 'external',
    close: () => (closing ??= close()),
  };

  async function close(): Promise<void> {
    const timer = new AbortController();
    const ended = await Promise.race([endConnections().then(() => true), tooLong(timer.signal)]);
    timer.abort();
    if (!ended) {
      options.log?.({
        level: 'warn',
        message: 'database connections were still in use at the end',
      });
    }
    await server?.close();
  }

  async function endConnections(): Promise<void> {
    await db.destroy();
    // Kysely leaves a pool alone that it has never queried, but others may have.
    if (!pool.ending) await pool.end();
  }
}

async function tooLong(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CLOSE_TIMEOUT_MS, false);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
