import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { SignInLinkTable } from './sign-in-link-table.ts';

export type SignInLinkRow = Selectable<SignInLinkTable>;
export type NewSignInLink = Omit<Insertable<SignInLinkTable>, 'ended_at'>;

/**
 * Lets only one transaction at a time decide whether a link may be mailed, so that each counts what
 * the others have stored.
 */
export async function lockSignInLinks(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley sign-in links'))`.execute(trx);
}

/** For whom a link is asked, and from where, as keyed hashes. */
export interface LinkScopes {
  readonly addressKey: string;
  readonly network: string | null;
}

/** When links were asked for since an instant: for this address, and from this network. */
export async function listLinkTimes(
  trx: Transaction<Database>,
  { addressKey, network }: LinkScopes,
  since: Date,
): Promise<{ readonly address: Date[]; readonly network: Date[] }> {
  const asked = () =>
    trx.selectFrom('sign_in_link').select('created_at').where('created_at', '>', since);
  const ofAddress = await asked().where('address_key', '=', addressKey).execute();
  const ofNetwork = await asked().where('network', '=', network).execute();
  return {
    address: ofAddress.map((row) => row.created_at),
    network: ofNetwork.map((row) => row.created_at),
  };
}

/** Stores a link that was asked for, for an unknown address too, and returns its id. */
export async function insertSignInLink(
  trx: Transaction<Database>,
  link: NewSignInLink,
): Promise<string> {
  const row = await trx
    .insertInto('sign_in_link')
    .values({ ...link, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Finds a link by its id. */
export const findSignInLink = async (
  db: Kysely<Database>,
  id: string,
): Promise<SignInLinkRow | undefined> =>
  db.selectFrom('sign_in_link').selectAll().where('id', '=', id).executeTakeFirst();

/** Spends a link; false if it was spent before. */
export async function spendSignInLink(
  trx: Transaction<Database>,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_link')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a person's links by mail that have not been used. */
export async function endSignInLinksOf(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('sign_in_link')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
