import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { PasskeyTable } from './passkey-table.ts';

export type PasskeyRow = Selectable<PasskeyTable>;

/** Lists a person's passkeys of every host, the oldest first. */
export const listPasskeyRows = async (
  db: Kysely<Database>,
  personId: string,
): Promise<PasskeyRow[]> =>
  db.selectFrom('passkey').selectAll().where('person_id', '=', personId).orderBy('id').execute();

/** Finds a passkey by what browsers call it, on the host that it was made for. */
export const findPasskey = async (
  db: Kysely<Database>,
  { credentialId, rpId }: { readonly credentialId: string; readonly rpId: string },
): Promise<PasskeyRow | undefined> =>
  db
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('rp_id', '=', rpId)
    .executeTakeFirst();

/** Stores a passkey; undefined if somebody already has it. */
export const insertPasskey = async (
  trx: Transaction<Database>,
  passkey: Omit<Insertable<PasskeyTable>, 'used_at'>,
): Promise<PasskeyRow | undefined> =>
  trx
    .insertInto('passkey')
    .values({ ...passkey, used_at: null })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returningAll()
    .executeTakeFirst();

/**
 * Notes a passkey's use; false if it is gone, or if its counter has not grown since the last use,
 * since then there is a copy of it (WebAuthn, section 6.1.1). Passkeys that don't count stay at 0.
 */
export async function usePasskey(
  db: Kysely<Database>,
  use: { readonly id: string; readonly counter: number; readonly backedUp: boolean },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter: String(use.counter), backed_up: use.backedUp, used_at: now })
    .where('id', '=', use.id)
    .where((eb) =>
      use.counter === 0 ? eb('counter', '=', '0') : eb('counter', '<', String(use.counter)),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes one passkey of a person; false if there is no such passkey. */
export async function deletePasskey(
  trx: Transaction<Database>,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes every passkey of a person. */
export async function deletePasskeysOf(
  trx: Transaction<Database>,
  personId: string,
): Promise<void> {
  await trx.deleteFrom('passkey').where('person_id', '=', personId).execute();
}

/** How many people have a passkey for a host. */
export interface PasskeyHost {
  readonly host: string;
  readonly people: number;
}

/** Counts the people who have passkeys, by the host that these were made for. */
export async function listPasskeyHosts(db: Kysely<Database>): Promise<readonly PasskeyHost[]> {
  const { rows } = await sql<PasskeyHost>`
    select k.rp_id as host, count(distinct k.person_id)::integer as people
    from passkey k join person p on p.id = k.person_id
    where p.removed_at is null group by k.rp_id order by k.rp_id`.execute(db);
  return rows;
}
