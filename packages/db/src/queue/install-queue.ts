import type { Pool, PoolClient } from 'pg';
import bossPackage from 'pg-boss/package.json' with { type: 'json' };
import { jobNames } from './jobs.ts';

/** The schema of the queue's own tables; nobody but the queue looks into it. */
export const QUEUE_SCHEMA = 'galley_jobs';

const queueOptions = {
  // At most one waiting wake-up per key; see open-queue.ts for what goes into the key.
  policy: 'short',
  notify: true,
  // A killed worker is noticed by its silence; how long a run may take is not limited by that.
  heartbeatSeconds: 20,
  expireInSeconds: 24 * 3600 - 1,
  // A wake-up is never given up; it only comes ever more slowly.
  retryLimit: 1_000_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  deleteAfterSeconds: 600,
} as const;

/** Any fixed number: who installs holds it. pg-boss alone fails when two make its schema at once. */
const INSTALL_LOCK = '7306089250522';

/**
 * Makes or upgrades the queue's tables; does nothing, with two queries, when they are as this code
 * needs them. Any number of processes may do so at once.
 */
export async function installQueue(pool: Pool): Promise<void> {
  if (await isInstalled(pool)) return;
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [INSTALL_LOCK]);
    if (!(await isInstalled(client))) await install(client);
    await client.query('select pg_advisory_unlock($1)', [INSTALL_LOCK]);
    client.release();
  } catch (error) {
    client.release(true); // closes the connection, and so gives up the lock
    throw error;
  }
}

async function install(client: PoolClient): Promise<void> {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
  });
  const errors: unknown[] = [];
  boss.on('error', (error) => errors.push(error));
  try {
    await boss.start();
    for (const name of jobNames) await boss.createQueue(name, queueOptions);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (errors.length > 0) throw new Error('the queue could not be installed', { cause: errors[0] });
}

async function isInstalled(pool: Pool | PoolClient): Promise<boolean> {
  const table = await pool.query<{ exists: boolean }>(
    `select to_regclass('${QUEUE_SCHEMA}.version') is not null as "exists"`,
  );
  if (!table.rows[0]?.exists) return false;
  const { rows } = await pool.query<{ version: number; names: string[] }>(
    `select version, array(select name from ${QUEUE_SCHEMA}.queue) as names
       from ${QUEUE_SCHEMA}.version`,
  );
  const found = rows[0];
  return (
    found !== undefined &&
    found.version >= bossPackage.pgboss.schema &&
    jobNames.every((name) => found.names.includes(name))
  );
}
