import type { Roles } from '@galley/core/editor';
import { sql, type Kysely, type Selectable, type Transaction, type Updateable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { PersonTable } from './person-table.ts';

/** A person, and what they may do: roles by newsletter id, `*` for every newsletter. */
export interface PersonRow extends Selectable<PersonTable> {
  readonly roles: Roles;
}

/** A person, and how they sign in. */
export interface ListedPersonRow extends PersonRow {
  readonly passkeys: number;
  readonly last_seen_at: Date | null;
}

const roles = sql<Roles>`(
  select coalesce(json_object_agg(coalesce(held.newsletter_id::text, '*'), held.role), '{}')
  from person_role held where held.person_id = person.id
)`.as('roles');

const passkeys = sql<number>`(
  select count(*)::integer from passkey where passkey.person_id = person.id
)`.as('passkeys');

const lastSeen = sql<Date | null>`(
  select max(seen_at) from session where session.person_id = person.id
)`.as('last_seen_at');

/** Lets only one transaction at a time decide who may do what. */
export async function lockPeople(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley people'))`.execute(trx);
}

const present = (db: Kysely<Database>) =>
  db.selectFrom('person').selectAll('person').select(roles).where('removed_at', 'is', null);

/** Lists everybody who has not been removed, the first to come first. */
export const listPersonRows = async (db: Kysely<Database>): Promise<ListedPersonRow[]> =>
  present(db).select([passkeys, lastSeen]).orderBy('id').execute();

/** Somebody who has not been removed, with their present roles. */
export const findPersonRow = async (
  db: Kysely<Database>,
  id: string,
): Promise<ListedPersonRow | undefined> =>
  present(db).select([passkeys, lastSeen]).where('id', '=', id).executeTakeFirst();

/** Somebody who has not been removed, by the canonical form of their address. */
export const findPersonByAddress = async (
  db: Kysely<Database>,
  canonical: string,
): Promise<PersonRow | undefined> =>
  present(db).where('address_canonical', '=', canonical).executeTakeFirst();

/** Adds a person, or brings back one who was removed; returns the id. */
export async function insertPerson(
  trx: Transaction<Database>,
  person: { readonly address: string; readonly canonical: string; readonly now: Date },
): Promise<string> {
  const { address, canonical, now } = person;
  const { id } = await trx
    .insertInto('person')
    .values({
      address,
      address_canonical: canonical,
      name: null,
      recovered_at: null,
      created_at: now,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.column('address_canonical').doUpdateSet({ address, removed_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updatePerson(
  trx: Transaction<Database>,
  id: string,
  change: Updateable<PersonTable>,
): Promise<void> {
  await trx.updateTable('person').set(change).where('id', '=', id).execute();
}
