import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ReaderLinkTable } from './reader-link-table.ts';

export type ReaderLinkRow = Selectable<ReaderLinkTable>;

/**
 * Lets only one transaction at a time decide whether a link may be mailed, so that each counts what
 * the others have stored.
 */
export async function lockReaderLinks(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley reader links'))`.execute(trx);
}

/** When links were asked for since an instant: for this address, and from this network. */
export async function listReaderLinkTimes(
  trx: Transaction<Database>,
  { addressKey, network }: { readonly addressKey: string; readonly network: string | null },
  since: Date,
): Promise<{ readonly address: Date[]; readonly network: Date[] }> {
  const asked = () =>
    trx.selectFrom('reader_link').select('created_at').where('created_at', '>', since);
  const ofAddress = await asked().where('address_key', '=', addressKey).execute();
  const ofNetwork = await asked().where('network', '=', network).execute();
  return {
    address: ofAddress.map((row) => row.created_at),
    network: ofNetwork.map((row) => row.created_at),
  };
}

/** Stores a link that was asked for, for an unknown address too, and returns its id. */
export async function insertReaderLink(
  trx: Transaction<Database>,
  link: Omit<Insertable<ReaderLinkTable>, 'ended_at'>,
): Promise<string> {
  const row = await trx
    .insertInto('reader_link')
    .values({ ...link, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Finds a link by its id. */
export const findReaderLink = async (
  db: Kysely<Database>,
  id: string,
): Promise<ReaderLinkRow | undefined> =>
  db.selectFrom('reader_link').selectAll().where('id', '=', id).executeTakeFirst();

/** The newsletter in whose look a link was mailed. */
export async function findNewsletterOfLink(
  db: Kysely<Database>,
  linkId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('notice')
    .select('newsletter_id')
    .where('reader_link_id', '=', linkId)
    .executeTakeFirst();
  return row?.newsletter_id ?? null;
}

/** Ends every link of a reader that still works. */
export async function endReaderLinks(
  trx: Transaction<Database>,
  subscriberId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('reader_link')
    .set({ ended_at: now })
    .where('subscriber_id', '=', subscriberId)
    .where('ended_at', 'is', null)
    .execute();
}

const AT_ONCE = 10_000;

/**
 * Removes links that were asked for before an instant, a bounded number in one statement, with the
 * notices that mailed them.
 *
 * @returns true when there may be more
 */
export async function dropReaderLinks(db: Kysely<Database>, before: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from reader_link where id in (
      select id from reader_link where created_at < ${before} limit ${AT_ONCE}
    )`.execute(db);
  return Number(numAffectedRows ?? 0) === AT_ONCE;
}
