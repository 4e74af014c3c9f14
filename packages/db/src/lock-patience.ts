import { sql, type Transaction } from 'kysely';
import type { Database } from './schema/database.ts';

/**
 * Has each statement of a transaction wait this long at most for somebody else's lock; one that has
 * waited longer fails (`isLockTimeout`).
 */
export async function limitLockWait(
  trx: Transaction<Database>,
  milliseconds: number,
): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(milliseconds)}`.execute(trx);
}
