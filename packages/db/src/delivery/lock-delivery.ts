import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isLockTimeout } from '../data-error.ts';
import { limitLockWait } from '../lock-patience.ts';
import type { Database } from '../schema/database.ts';

/**
 * How long to wait for an exclusive lock on `delivery`: other sessions queue behind the wait.
 */
const LOCK_WAIT_MS = 50;
const PAUSE_MS = 100;
const TRIES = 100;

/**
 * Runs `work` in a transaction in which it may lock `delivery` exclusively, to make or drop a
 * partition. If a long reader holds it up, the transaction is rolled back and `work` runs again,
 * because every other session queues behind a waiting lock.
 *
 * @throws the Postgres error when other sessions used `delivery` at each of many tries
 */
export async function withDeliveryAlone<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>, alone: () => Promise<void>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute((trx) => work(trx, () => lockAlone(trx)));
    } catch (error) {
      if (!isLockTimeout(error) || tries === TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function lockAlone(trx: Transaction<Database>): Promise<void> {
  await limitLockWait(trx, LOCK_WAIT_MS);
  // On a cluster, by one connection to each machine: opening one for each shard costs more than its table.
  await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(trx);
  // Other partitions stay unlocked, so that one may be vacuumed or analyzed meanwhile.
  await sql`lock table only delivery in access exclusive mode`.execute(trx);
}
