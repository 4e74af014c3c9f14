import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { sameArticle } from '../review/same-article.ts';
import type { CandidateTable } from './candidate-table.ts';

export type CandidateRow = Selectable<CandidateTable>;

/** A candidate with what brought it and its newsletter's slug. */
export interface ListedCandidateRow extends CandidateRow {
  readonly newsletter_slug: string;
  readonly feed_title: string | null;
  readonly feed_url: string | null;
  /** The name of who forwarded it or, without one, the address. */
  readonly mailed_by_name: string | null;
}

const listed = (db: Kysely<Database>) =>
  db
    .selectFrom('candidate')
    .innerJoin('newsletter', 'newsletter.id', 'candidate.newsletter_id')
    .leftJoin('watched_feed', 'watched_feed.id', 'candidate.feed_id')
    .leftJoin('person', 'person.id', 'candidate.mailed_by')
    .selectAll('candidate')
    .select((eb) => [
      eb.fn.coalesce('person.name', 'person.address').as('mailed_by_name'),
      'newsletter.slug as newsletter_slug',
      'watched_feed.title as feed_title',
      'watched_feed.url as feed_url',
    ]);

/** Lists candidates of a state, the latest first, from the one after `after` on. */
export async function listCandidates(
  db: Kysely<Database>,
  wish: {
    readonly newsletterId: string;
    readonly state: CandidateRow['state'];
    readonly feedId: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<ListedCandidateRow[]> {
  let query = listed(db)
    .where('candidate.newsletter_id', '=', wish.newsletterId)
    .where('candidate.state', '=', wish.state);
  if (wish.feedId !== null) query = query.where('candidate.feed_id', '=', wish.feedId);
  if (wish.after !== null) query = query.where('candidate.id', '<', wish.after);
  return query.orderBy('candidate.id', 'desc').limit(wish.limit).execute();
}

/** Counts the candidates of a newsletter that wait. */
export async function countWaitingCandidates(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('candidate')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count;
}

/** Finds a candidate. */
export const findCandidate = async (
  db: Kysely<Database>,
  id: string,
): Promise<ListedCandidateRow | undefined> =>
  listed(db).where('candidate.id', '=', id).executeTakeFirst();

/** Finds the candidate of an article. */
export const findCandidateByUrl = async (
  db: Kysely<Database>,
  newsletterId: string,
  canonicalUrl: string,
): Promise<ListedCandidateRow | undefined> =>
  listed(db)
    .where('candidate.newsletter_id', '=', newsletterId)
    .where('candidate.canonical_url', '=', canonicalUrl)
    .executeTakeFirst();

/** Locks a candidate until its transaction ends. */
export const lockCandidate = async (
  trx: Transaction<Database>,
  id: string,
): Promise<CandidateRow | undefined> =>
  trx.selectFrom('candidate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Notes what became of a candidate. */
export async function setCandidateState(
  trx: Transaction<Database>,
  id: string,
  its: Pick<CandidateRow, 'state' | 'review_id' | 'decided_at'>,
): Promise<void> {
  await trx.updateTable('candidate').set(its).where('id', '=', id).execute();
}

/** A candidate to be stored. */
export type NewCandidate = Omit<CandidateRow, 'id' | 'review_id' | 'decided_at' | 'state'>;

/** The keys of articles, to be looked for among the reviews and candidates of a newsletter. */
type Keys = Pick<NewCandidate, 'canonical_url' | 'title_key'>;

/**
 * Finds which of these articles a newsletter knows: it has a review of them, or they are or were a
 * candidate.
 *
 * @returns their canonical URLs
 */
export async function findKnownArticles(
  db: Kysely<Database>,
  newsletterId: string,
  keys: readonly Keys[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const urls = keys.map((key) => key.canonical_url);
  const titles = keys.map((key) => key.title_key);
  const { rows } = await sql<{ url: string }>`
    select given.url from unnest(${urls}::text[], ${titles}::text[]) as given (url, title)
    where exists (select from candidate
        where newsletter_id = ${newsletterId} and canonical_url = given.url)
      or exists (select from review
        where newsletter_id = ${newsletterId} and state <> 'removed'
          and ${sameArticle(
            { url: sql`review.canonical_url`, title: sql`review.title_key` },
            { url: sql`given.url`, title: sql`given.title` },
          )})`.execute(db);
  return new Set(rows.map(({ url }) => url));
}

/**
 * Finds which of these articles a newsletter has a review of.
 *
 * @returns their canonical URLs
 */
export async function findReviewedArticles(
  db: Kysely<Database>,
  newsletterId: string,
  keys: readonly Keys[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const urls = keys.map((key) => key.canonical_url);
  const titles = keys.map((key) => key.title_key);
  const { rows } = await sql<{ url: string }>`
    select given.url from unnest(${urls}::text[], ${titles}::text[]) as given (url, title)
    where exists (select from review
      where newsletter_id = ${newsletterId} and state <> 'removed'
        and ${sameArticle(
          { url: sql`review.canonical_url`, title: sql`review.title_key` },
          { url: sql`given.url`, title: sql`given.title` },
        )})`.execute(db);
  return new Set(rows.map(({ url }) => url));
}

/**
 * Stores candidates that the newsletter doesn't have yet.
 *
 * @returns how many are new
 */
export async function insertCandidates(
  trx: Transaction<Database>,
  state: 'waiting' | 'passed',
  candidates: readonly NewCandidate[],
): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const rows = await trx
    .insertInto('candidate')
    .values(candidates.map((each) => ({ ...each, state, review_id: null, decided_at: null })))
    .onConflict((conflict) => conflict.columns(['newsletter_id', 'canonical_url']).doNothing())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
