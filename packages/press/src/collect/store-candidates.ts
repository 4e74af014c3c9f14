import type { FeedItem } from '@galley/core/collect';
import { articleKeyOf, sameArticle } from '@galley/core/review';
import {
  findKnownArticles,
  insertCandidates,
  listReviewsWithPending,
  type Database,
  type NewCandidate,
  type Transaction,
} from '@galley/db';
import { newestText } from '../review/newest-text.ts';

/**
 * How many candidates one reading of a feed brings at most. The rest is remembered as passed over: a
 * feed that gives its whole archive, or new addresses to all its articles, floods nobody.
 */
export const MOST_AT_ONCE = 50;

/** What brings candidates, and to whom. */
export interface Source {
  readonly newsletterId: string;
  /** Null if a mail brings them. */
  readonly feedId: string | null;
  /** The person who forwarded them. */
  readonly mailedBy?: string;
  readonly outlet: string;
  readonly now: Date;
}

/**
 * Stores the articles that the newsletter doesn't know: it has no review of them, and they never were
 * a candidate. `items` are in the order of the feed, the latest first.
 *
 * @returns how many wait now that did not before
 */
export async function storeCandidates(
  trx: Transaction<Database>,
  source: Source,
  items: readonly FeedItem[],
): Promise<number> {
  const { newsletterId } = source;
  const byUrl = new Map<string, NewCandidate>();
  for (const item of items) {
    const candidate = candidateOf(source, item);
    if (!byUrl.has(candidate.canonical_url)) byUrl.set(candidate.canonical_url, candidate);
  }
  const all = [...byUrl.values()];
  const known = await findKnownArticles(trx, newsletterId, all);
  // An edit that waits to be applied may make it a review of this article.
  const pending = (await listReviewsWithPending(trx, newsletterId)).map((row) =>
    articleKeyOf(newestText(row)),
  );
  const fresh = all.filter(
    ({ canonical_url: url, title_key: title }) =>
      !known.has(url) && pending.every((key) => sameArticle(key, { url, title }) === null),
  );
  // The latest get the highest ids, by which they are listed.
  const shown = fresh.slice(0, MOST_AT_ONCE).toReversed();
  await insertCandidates(trx, 'passed', fresh.slice(MOST_AT_ONCE).toReversed());
  return (await insertCandidates(trx, 'waiting', shown)).length;
}

function candidateOf(
  { newsletterId, feedId, mailedBy, outlet, now }: Source,
  { title, url, publishedOn, authors }: FeedItem,
): NewCandidate {
  const key = articleKeyOf({ title, outlet, url });
  return {
    newsletter_id: newsletterId,
    feed_id: feedId,
    source: mailedBy === undefined ? 'feed' : 'mail',
    mailed_by: mailedBy ?? null,
    title,
    outlet,
    url,
    published_on: publishedOn,
    authors: [...authors],
    canonical_url: key.url ?? url,
    title_key: key.title,
    found_at: now,
  };
}
