import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { WatchedFeedTable } from './watched-feed-table.ts';

export type WatchedFeedRow = Selectable<WatchedFeedTable>;

/** A feed with its newsletter's slug, and how many of its candidates wait. */
export interface ListedFeedRow extends WatchedFeedRow {
  readonly newsletter_slug: string;
  readonly waiting: number;
}

const listed = (db: Kysely<Database>) =>
  db
    .selectFrom('watched_feed')
    .innerJoin('newsletter', 'newsletter.id', 'watched_feed.newsletter_id')
    .selectAll('watched_feed')
    .select([
      'newsletter.slug as newsletter_slug',
      sql<number>`(select count(*)::int from candidate
        where feed_id = watched_feed.id and candidate.state = 'waiting')`.as('waiting'),
    ]);

/** Lists the feeds of a newsletter in the order in which they were added. */
export const listWatchedFeeds = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<ListedFeedRow[]> =>
  listed(db)
    .where('watched_feed.newsletter_id', '=', newsletterId)
    .orderBy('watched_feed.id')
    .execute();

/** Finds a feed. */
export const findWatchedFeed = async (
  db: Kysely<Database>,
  id: string,
): Promise<ListedFeedRow | undefined> =>
  listed(db).where('watched_feed.id', '=', id).executeTakeFirst();

/** Finds a feed of a newsletter by its address. */
export const findFeedByUrl = async (
  db: Kysely<Database>,
  newsletterId: string,
  url: string,
): Promise<Pick<WatchedFeedRow, 'id'> | undefined> =>
  db
    .selectFrom('watched_feed')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('url', '=', url)
    .executeTakeFirst();

/** Stores a feed; undefined if the newsletter watches that address already. */
export const insertWatchedFeed = async (
  trx: Transaction<Database>,
  feed: Insertable<WatchedFeedTable>,
): Promise<Pick<WatchedFeedRow, 'id'> | undefined> =>
  trx
    .insertInto('watched_feed')
    .values(feed)
    .onConflict((conflict) => conflict.columns(['newsletter_id', 'url']).doNothing())
    .returning('id')
    .executeTakeFirst();

/** Forgets a feed; its candidates stay. False if it is gone already. */
export async function deleteWatchedFeed(trx: Transaction<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('watched_feed')
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Claims feeds that are due, the longest due first: moves their next time ahead, so that no other
 * process reads them meanwhile. If this one dies, they are due again then.
 */
export const claimDueFeeds = async (
  db: Kysely<Database>,
  { now, until, most }: { readonly now: Date; readonly until: Date; readonly most: number },
): Promise<readonly WatchedFeedRow[]> =>
  db
    .updateTable('watched_feed')
    .set({ next_at: until })
    .where(
      'id',
      'in',
      sql<string>`(select id from watched_feed where next_at <= ${now}
        order by next_at, id limit ${most} for update skip locked)`,
    )
    .returningAll()
    .execute();

/** Notes what a poll led to, unless the feed was removed or claimed by somebody else meanwhile. */
export async function savePoll(
  trx: Transaction<Database>,
  { id, claimed }: { readonly id: string; readonly claimed: Date },
  poll: Partial<Omit<WatchedFeedRow, 'id' | 'newsletter_id' | 'url' | 'added_at'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('watched_feed')
    .set(poll)
    .where('id', '=', id)
    .where('next_at', '=', claimed)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a feed the address to which it moved, unless the newsletter watches that one too. */
export async function moveFeed(
  trx: Transaction<Database>,
  { id, newsletter_id: newsletterId }: Pick<WatchedFeedRow, 'id' | 'newsletter_id'>,
  url: string,
): Promise<void> {
  await sql`update watched_feed set url = ${url} where id = ${id} and not exists
    (select from watched_feed where newsletter_id = ${newsletterId} and url = ${url})`.execute(trx);
}
