import { sql, type Transaction } from 'kysely';
import { limitLockWait } from '../lock-patience.ts';
import { keepFromMigrating } from '../migrate.ts';
import type { Database } from '../schema/database.ts';
import { DISTRIBUTED_NAMES } from './distributed-tables.ts';

/**
 * Shorter than Postgres waits before it looks for a deadlock (a second, unless somebody changed it),
 * so that of two that wait for each other it is this one that makes way.
 */
const LOCK_WAIT_MS = 800;
/** All that follows is ours; only what nobody expects could make it wait. */
const LATER_LOCK_WAIT_MS = 60_000;

/**
 * What isn't spread and must stand still, too: an issue must not begin to be sent to the readers of
 * the one bucket that there was, nor an import stage rows with it.
 */
const BESIDE = ['installation', 'issue', 'import_row'];

/**
 * Locks everybody out of the tables that change, and of those that are bound to them by foreign keys,
 * until the transaction ends. Nobody migrates meanwhile, either.
 *
 * @throws the Postgres error when somebody else holds one of them (`isLockTimeout`)
 */
export async function lockTables(trx: Transaction<Database>): Promise<void> {
  await limitLockWait(trx, LOCK_WAIT_MS);
  // If the command is killed, the server notices, instead of working on for nobody.
  await sql`set local client_connection_check_interval = '1s'`.execute(trx);
  await keepFromMigrating(trx);
  const names = [...BESIDE, ...DISTRIBUTED_NAMES, ...(await listBound(trx))];
  await sql`lock table ${sql.join([...new Set(names)].map((name) => sql.table(name)))}
    in access exclusive mode`.execute(trx);
  await limitLockWait(trx, LATER_LOCK_WAIT_MS);
}

async function listBound(trx: Transaction<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct other.relname as name
    from pg_constraint k
    join pg_class one on one.oid in (k.conrelid, k.confrelid)
    join pg_class other on other.oid in (k.conrelid, k.confrelid) and other.oid <> one.oid
    where k.contype = 'f' and k.conparentid = 0 and pg_table_is_visible(one.oid)
      and one.relname = any(${DISTRIBUTED_NAMES}) and other.relname <> all(${DISTRIBUTED_NAMES})
    order by 1`.execute(trx);
  return rows.map(({ name }) => name);
}
