import {
  sql,
  type Insertable,
  type Kysely,
  type Selectable,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { Database } from '../schema/database.ts';
import type { NewsletterTable } from './newsletter-table.ts';

export type NewsletterRow = Selectable<NewsletterTable>;

/** Lists every newsletter, the oldest first. */
export const listNewsletterRows = async (db: Kysely<Database>): Promise<NewsletterRow[]> =>
  db.selectFrom('newsletter').selectAll().orderBy('id').execute();

/** Lists the newsletters that have sent an issue, which anybody may know; never the sample. */
export const listPublishedNewsletters = async (db: Kysely<Database>): Promise<NewsletterRow[]> =>
  db
    .selectFrom('newsletter')
    .selectAll()
    .where('is_sample', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('issue')
          .select('issue.id')
          .whereRef('issue.newsletter_id', '=', 'newsletter.id')
          .where('issue.state', '=', 'sent'),
      ),
    )
    .orderBy('title')
    .orderBy('id')
    .execute();

/** The newsletter with that slug. */
export async function findNewsletterBySlug(
  db: Kysely<Database>,
  slug: string,
): Promise<NewsletterRow | undefined> {
  // Postgres refuses a text with U+0000, and a requested URL may contain one.
  if (slug.includes('\0')) return undefined;
  return db.selectFrom('newsletter').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/** The default newsletter; before there is one, the sample. */
export const findFrontNewsletter = (db: Kysely<Database>): Promise<NewsletterRow | undefined> =>
  db
    .selectFrom('newsletter')
    .selectAll()
    .where((where) => where.or([where('is_default', '=', true), where('is_sample', '=', true)]))
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

export const readNewsletterRow = async (db: Kysely<Database>, id: string): Promise<NewsletterRow> =>
  db.selectFrom('newsletter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/**
 * Keeps the host that ids of a newsletter's feed items name, unless one is kept already: with another
 * id, feed readers would take every old review for a new one.
 */
export async function keepFeedHost(
  trx: Transaction<Database>,
  id: string,
  host: string,
): Promise<void> {
  await trx
    .updateTable('newsletter')
    .set({ feed_host: host })
    .where('id', '=', id)
    .where('feed_host', 'is', null)
    .execute();
}

/**
 * Locks a newsletter. Every change of its queue, its slots or the reviews of its issues takes this
 * lock first, so that no two decide about the same queue.
 */
export const lockNewsletter = async (
  trx: Transaction<Database>,
  id: string,
): Promise<NewsletterRow> =>
  trx
    .selectFrom('newsletter')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();

/** Lets only one process at a time decide whether a newsletter is the first one. */
export async function lockNewNewsletters(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley new newsletters'))`.execute(trx);
}

export const insertNewsletter = async (
  trx: Transaction<Database>,
  row: Insertable<NewsletterTable>,
): Promise<NewsletterRow> =>
  trx.insertInto('newsletter').values(row).returningAll().executeTakeFirstOrThrow();

export const updateNewsletter = async (
  trx: Transaction<Database>,
  id: string,
  change: Updateable<NewsletterTable>,
): Promise<NewsletterRow> =>
  trx
    .updateTable('newsletter')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Reads the keys that renamed topics of a newsletter have kept. */
export async function readTopicKeys(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<Readonly<Record<string, string>>> {
  const row = await db
    .selectFrom('newsletter')
    .select('topic_keys')
    .where('id', '=', newsletterId)
    .executeTakeFirstOrThrow();
  return row.topic_keys;
}
