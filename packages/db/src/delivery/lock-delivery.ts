import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * How long an exclusive lock on `delivery` may be waited for, since other sessions wait behind it.
 */
const LOCK_WAIT_MS = 50;
const PAUSE_MS = 100;
const TRIES = 100;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Runs `work` in a transaction in which it may lock `delivery` exclusively, to make or drop a
 * partition. Behind a long reader the lock is given up and all of `work` is repeated, because every
 * other session queues behind a waiting lock.
 *
 * @throws Error of Postgres when other sessions used `delivery` at each of many tries
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
  await sql`set local lock_timeout = ${sql.lit(LOCK_WAIT_MS)}`.execute(trx);
  // Other partitions stay unlocked, so that one may be vacuumed or analyzed meanwhile.
  await sql`lock table only delivery in access exclusive mode`.execute(trx);
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
