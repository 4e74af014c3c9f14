import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { OpenedDatabase } from '../open-database.ts';

const LONGEST_WAIT_MS = 2_000;

/** What a server says of itself and of our rights on it. */
export interface ServerFacts {
  /** As Postgres names it: `15.4 (Debian 15.4-1)`. */
  readonly version: string;
  readonly now: Date;
  /** Whether we may make tables, which migrations and new issues need. */
  readonly mayCreate: boolean;
  readonly user: string;
  /** The schema in which our tables are, or would be. */
  readonly schema: string | null;
  readonly connections: { readonly used: number; readonly most: number };
}

/** Reads what a server says of itself; changes nothing. */
export async function readServerFacts({ db }: Pick<OpenedDatabase, 'db'>): Promise<ServerFacts> {
  const { rows } = await sql<Omit<ServerFacts, 'connections'> & { used: number; most: number }>`
    select current_setting('server_version') as version, clock_timestamp() as now,
      current_user as user, current_schema() as schema,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int as most`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the server said nothing of itself');
  const { used, most, ...facts } = row;
  return { ...facts, connections: { used, most } };
}

/**
 * Whether a pooler gives each transaction another connection, as pgbouncer does in its transaction mode.
 * Without a pooler, the process that serves a client is the one that it was told of when it connected.
 * With one, a client asks which process serves it; while two others hold transactions, it asks again.
 */
export async function findsPooler({ pool }: Pick<OpenedDatabase, 'pool'>): Promise<boolean> {
  const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  const [asking, ...holding] = clients;
  try {
    const before = await askPid(asking);
    // The types of pg omit what the server said when the client connected.
    if (before === (asking as { processID?: number }).processID) return false;
    const held = await Promise.all(holding.map(hold));
    const after = askPid(asking);
    // A pooler with few connections lets somebody wait for these transactions to end.
    const answered = await Promise.race([after, sleep(LONGEST_WAIT_MS, null, { ref: false })]);
    await Promise.all(held.map((letGo) => letGo()));
    await after;
    return before !== answered;
  } finally {
    for (const client of clients) client.release();
  }
}

async function askPid(client: PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}

/** Keeps a connection to the server for a moment; returns how to let it go. */
async function hold(client: PoolClient): Promise<() => Promise<unknown>> {
  const begun = client.query('begin; select 1');
  await Promise.race([begun, sleep(LONGEST_WAIT_MS, null, { ref: false })]);
  return () => begun.then(() => client.query('rollback'));
}
