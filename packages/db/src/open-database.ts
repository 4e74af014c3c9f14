import { isTracing } from '@galley/trace';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { noteServer, UNWATCHED, watchServer, type ServerWatch } from './away/watch-server.ts';
import { describeConnectionError } from './connection-error.ts';
import { DatabaseError } from './database-error.ts';
import type { DatabaseLog } from './database-event.ts';
import { attachServer, type AttachedServer } from './server/attach-server.ts';
import { requireServerVersion } from './server-version.ts';
import type { Database } from './schema/database.ts';
import { traceStatement } from './trace-statement.ts';

/** After this silence an idle connection is tested, so that the system notices one that is dead. */
const KEEP_ALIVE_MS = 3_000;
const DATE_OID = pg.types.builtins.DATE;
/** Queries that are still running when the database is closed get this long. */
const CLOSE_TIMEOUT_MS = 10_000;
/** Cutting a connection off takes a moment, unless the server doesn't answer any more. */
const CUT_OFF_TIMEOUT_MS = 1_000;

export interface OpenDatabaseOptions {
  /** Null for Galley's own Postgres in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Leads to the same database past a pooler; by default as `databaseUrl`. */
  readonly directUrl?: string | null;
  /** The setting that holds `databaseUrl`, for messages. */
  readonly setting?: string;
  readonly dataDir: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** The most connections of the pool; at least 2, since a transaction may need a second one. */
  readonly max?: number;
  /** The longest wait for a connection. */
  readonly connectMs?: number;
  readonly log?: DatabaseLog;
  /**
   * Once aborted, opening fails, and closing cuts off running queries, which are rolled back.
   */
  readonly signal?: AbortSignal;
}

export interface OpenedDatabase {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Works for psql, for other processes and as DATABASE_URL; may hold a password. */
  readonly connectionString: string;
  /** Past a pooler, for what needs a session of its own: hearing notifications. */
  readonly directConnectionString: string;
  readonly applicationName: string;
  readonly kind: 'embedded' | 'external';
  /** Whether the server can be reached; of Galley's own server, errors say so at once. */
  readonly watch: ServerWatch;
  /**
   * Waits for running queries (ten seconds at most), unless the signal is aborted: then it cuts them
   * off, and waits for no server that doesn't answer. The last user of
   * the embedded server stops it.
   */
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
export const openDatabase = async (options: OpenDatabaseOptions): Promise<OpenedDatabase> =>
  options.databaseUrl === null ? openEmbedded(options) : openExternal(options, options.databaseUrl);

async function openEmbedded(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { dataDir, applicationName, log, signal } = options;
  const server = await attachServer({ dataDir, applicationName, log, signal });
  const { host, port, user, database } = server.address;
  const connectionString = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
  return opened(options, connectionString, makePool(options, { ...server.address, ssl: false }), {
    watch: UNWATCHED,
    server,
    close: () => server.close(),
  });
}

async function openExternal(
  options: OpenDatabaseOptions,
  connectionString: string,
): Promise<OpenedDatabase> {
  const { setting = 'DATABASE_URL' } = options;
  if (!/^postgres(ql)?:\/\//.test(connectionString)) {
    throw new DatabaseError(
      'bad-url',
      `${setting}: expected postgresql://user:password@host:port/database`,
    );
  }
  options.signal?.throwIfAborted();
  const config = {
    connectionString,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: options.applicationName,
  };
  // The pool waits for it, whatever its types say.
  const onConnect = noteServer as (client: pg.ClientBase) => void;
  const own = makePool(options, { ...config, onConnect });
  const { pool } = own;
  const { watch, stop } = watchServer(pool, config, options.log);
  try {
    await Promise.race([checkVersion(pool), rejectWhenAborted(options.signal)]);
  } catch (cause) {
    stop();
    const ended = pool.end();
    options.signal?.throwIfAborted(); // doesn't wait for a host that doesn't answer
    await ended;
    if (cause instanceof DatabaseError) throw cause;
    throw describeConnectionError(cause, new pg.Client({ connectionString }), setting);
  }
  return opened(options, connectionString, own, { watch, close: stop });
}

interface OwnPool {
  readonly pool: pg.Pool;
  /** Ends its connections at once; queries and transactions under way are rolled back. */
  readonly cutOff: () => Promise<void>;
}

/** The types of pg omit this, because a client from a pool is usually released. */
const endClient = (client: pg.PoolClient): Promise<void> =>
  (client as pg.PoolClient & { end(): Promise<void> }).end();

function makePool(options: OpenDatabaseOptions, config: pg.PoolConfig): OwnPool {
  const pool = new pg.Pool({
    ...config,
    application_name: options.applicationName,
    max: Math.max(options.max ?? 10, 2),
    connectionTimeoutMillis: options.connectMs ?? 10_000,
    types: {
      getTypeParser: (oid, format) =>
        oid === DATE_OID ? (text: string) => text : pg.types.getTypeParser(oid, format),
    },
  });
  // Without a listener a lost connection would end the process: the pool listens to idle clients
  // only, and a transaction between two queries is not idle.
  const lost = (error: Error) => {
    if (pool.ending) return;
    options.log?.({ level: 'warn', message: 'a database connection was lost', error });
  };
  pool.on('error', lost);
  const clients = new Set<pg.PoolClient>();
  let isCutOff = false;
  pool.on('connect', (client) => {
    client.on('error', lost);
    if (isCutOff) void endClient(client);
    else clients.add(client);
  });
  pool.on('remove', (client) => clients.delete(client));
  const cutOff = async (): Promise<void> => {
    isCutOff = true;
    await Promise.all([...clients].map(endClient));
  };
  return { pool, cutOff };
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  requireServerVersion(rows[0]?.server_version_num ?? '');
}

function opened(
  options: OpenDatabaseOptions,
  connectionString: string,
  { pool, cutOff }: OwnPool,
  around: {
    readonly watch: ServerWatch;
    readonly server?: AttachedServer;
    readonly close: () => void | Promise<void>;
  },
): OpenedDatabase {
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    ...(isTracing() && { log: traceStatement }),
  });
  let closing: Promise<void> | null = null;
  return {
    db,
    pool,
    connectionString,
    directConnectionString: options.directUrl ?? connectionString,
    applicationName: options.applicationName,
    kind: around.server ? 'embedded' : 'external',
    watch: around.watch,
    close: () => (closing ??= close()),
  };

  async function close(): Promise<void> {
    const done = new AbortController();
    const ended = await Promise.race([
      endConnections().then(() => 'ended'),
      tooLong(CLOSE_TIMEOUT_MS, done.signal),
      aborted(options.signal, done.signal).then(cutOff),
      aborted(options.signal, done.signal).then(() => tooLong(CUT_OFF_TIMEOUT_MS, done.signal)),
    ]);
    done.abort();
    if (ended === 'too long') {
      options.log?.({
        level: 'warn',
        message: 'database connections were still in use at the end',
      });
    }
    await around.close();
  }

  async function endConnections(): Promise<void> {
    await db.destroy();
    // Kysely doesn't end a pool that it has never queried, but others may have used it.
    if (!pool.ending) await pool.end();
  }
}

const tooLong = async (ms: number, done: AbortSignal): Promise<'too long'> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, 'too long');
    done.addEventListener('abort', () => clearTimeout(timer));
  });

const rejectWhenAborted = async (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });

async function aborted(signal: AbortSignal | undefined, done: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await new Promise((resolve) => signal?.addEventListener('abort', resolve, { signal: done }));
}
