import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Lets only one transaction at a time decide who the first owner is. What makes an owner in another
 * way needs no lock: it only makes the link useless.
 */
export async function lockFirstOwner(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley first owner'))`.execute(trx);
}

/** Whether anybody owns every newsletter. */
export async function hasOwner(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person.id')
    .where('person_role.newsletter_id', 'is', null)
    .where('person_role.role', '=', 'owner')
    .where('person.removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Stores the only first-owner link; an earlier one is dead from then on. */
export async function putFirstOwnerLink(
  trx: Transaction<Database>,
  link: { readonly tokenHash: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  const row = { token_hash: link.tokenHash, created_at: link.now, expires_at: link.expiresAt };
  await trx
    .insertInto('first_owner_link')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute();
}

/** Deletes the first-owner link, whatever it is. */
export async function dropFirstOwnerLink(trx: Transaction<Database>): Promise<void> {
  await trx.deleteFrom('first_owner_link').execute();
}

/** Spends the first-owner link; false if this isn't its token or it is too old. */
export async function spendFirstOwnerLink(
  trx: Transaction<Database>,
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('first_owner_link')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
