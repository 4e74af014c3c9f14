import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Spends a proof of work.
 *
 * @returns false if it was spent before, by any process
 */
export async function spendProof(
  db: Kysely<Database>,
  proof: { readonly key: string; readonly expiresAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_proof')
    .values({ key: proof.key, expires_at: proof.expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
}

const AT_ONCE = 10_000;

/**
 * Forgets proofs that have expired and so pass no more, a bounded number in one statement.
 *
 * @returns true when there may be more
 */
export async function dropSpentProofs(db: Kysely<Database>, before: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from spent_proof where ctid = any(array(
      select ctid from spent_proof where expires_at < ${before} limit ${AT_ONCE}
      for update skip locked
    ))`.execute(db);
  return Number(numAffectedRows ?? 0) === AT_ONCE;
}
