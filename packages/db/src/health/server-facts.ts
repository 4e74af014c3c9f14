import { sql } from 'kysely';
import type { OpenedDatabase } from '../open-database.ts';

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
 * One client asks which process serves it; while two others hold transactions, it asks again.
 */
export async function findsPooler({ pool }: Pick<OpenedDatabase, 'pool'>): Promise<boolean> {
  const askPid = 'select pg_backend_pid() as pid';
  const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  const [asking, ...holding] = clients;
  try {
    const before = await asking?.query<{ pid: number }>(askPid);
    for (const client of holding) await client.query(`begin; ${askPid}`);
    const after = await asking?.query<{ pid: number }>(askPid);
    return before?.rows[0]?.pid !== after?.rows[0]?.pid;
  } finally {
    for (const client of holding) await client.query('rollback').catch(() => undefined);
    for (const client of clients) client.release();
  }
}
