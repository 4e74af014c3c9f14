import { sql, type Transaction } from 'kysely';
import type { Database } from './schema/database.ts';
import { setLocal } from './set-local.ts';

/**
 * Limits how long each statement of a transaction waits for a lock; one that waits longer fails
 * (`isLockTimeout`).
 */
export async function limitLockWait(
  trx: Transaction<Database>,
  milliseconds: number,
): Promise<void> {
  await setLocal(trx, 'lock_timeout', sql.lit(milliseconds));
}
