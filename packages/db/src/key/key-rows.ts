import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ApiKeyTable } from './api-key-table.ts';

/** A key, and the address of the person for whom it acts. */
export interface KeyRow extends Selectable<ApiKeyTable> {
  readonly address: string;
}

const valid = (db: Kysely<Database>) =>
  db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .selectAll('api_key')
    .select('person.address')
    .where('revoked_at', 'is', null)
    .where('removed_at', 'is', null);

/** Lists the keys that nobody has revoked, expired ones too, the oldest first. */
export const listKeyRows = async (db: Kysely<Database>): Promise<KeyRow[]> =>
  valid(db).orderBy('api_key.id').execute();

/** A key that nobody has revoked. */
export const findKeyRow = async (db: Kysely<Database>, id: string): Promise<KeyRow | undefined> =>
  valid(db).where('api_key.id', '=', id).executeTakeFirst();

/** A key that works now, by the hash of its token. */
export const findKeyByHash = async (
  db: Kysely<Database>,
  hash: string,
  now: Date,
): Promise<KeyRow | undefined> =>
  valid(db)
    .where('token_hash', '=', hash)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst();

/** Adds a key and returns its id. */
export async function insertKey(
  trx: Transaction<Database>,
  row: Omit<Insertable<ApiKeyTable>, 'used_at' | 'revoked_at'>,
): Promise<string> {
  const { id } = await trx
    .insertInto('api_key')
    .values({ ...row, used_at: null, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function revokeKeyRow(
  trx: Transaction<Database>,
  id: string,
  now: Date,
): Promise<void> {
  await trx.updateTable('api_key').set({ revoked_at: now }).where('id', '=', id).execute();
}

/** Revokes every key that acts for somebody. */
export async function revokeKeysOf(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Notes when a key was used. */
export async function noteKeyUse(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await db.updateTable('api_key').set({ used_at: now }).where('id', '=', id).execute();
}

/**
 * The person who answers for what a key does: who made it, and so knows it. One that was made on the
 * terminal was made for the person whom it acts for.
 */
export async function findKeyMaker(db: Kysely<Database>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('api_key')
    .select(['made_by', 'person_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.made_by ?? row?.person_id ?? null;
}
