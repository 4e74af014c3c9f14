import type { Candidate, CandidatePage, ListedCandidate } from '@galley/contract/collect';
import type { Actor } from '@galley/core/editor';
import { queueAddress } from '@galley/core/inbound';
import {
  countWaitingCandidates,
  findReviewedArticles,
  listCandidates as listRows,
  type ListedCandidateRow,
} from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findSameArticle } from '../review/find-same-article.ts';
import { placeOf } from './place-of.ts';
import { presentCandidate } from './present-candidate.ts';

/** Lists the candidates of a newsletter page by page, the latest first. */
export async function listCandidates(
  deps: Pick<PressDeps, 'db' | 'inboundDomain'>,
  actor: Actor,
  wish: {
    readonly newsletter: string | null;
    readonly state?: Candidate['state'] | undefined;
    /** Only those of one feed. */
    readonly feed?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly kind: 'listed'; readonly page: CandidatePage } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', wish.newsletter);
  if (found.kind !== 'found') return found;
  const newsletterId = found.newsletter.id;
  const { state = 'waiting', feed: feedId = null, after = null, limit } = wish;
  const query = { newsletterId, state, feedId, after, limit: limit + 1 };
  const { rows, next } = cutPage(await listRows(deps.db, query), limit);
  const waiting = await countWaitingCandidates(deps.db, newsletterId);
  const candidates = await withReviews(deps, newsletterId, rows);
  const { inboundDomain = null } = deps;
  const mailTo = inboundDomain === null ? null : queueAddress(found.newsletter.slug, inboundDomain);
  return { kind: 'listed', page: { candidates, waiting, next, mailTo } };
}

/** Few have a review, so only theirs are read one by one. */
async function withReviews(
  { db }: Pick<PressDeps, 'db'>,
  newsletterId: string,
  rows: readonly ListedCandidateRow[],
): Promise<readonly ListedCandidate[]> {
  const reviewed = await findReviewedArticles(db, newsletterId, rows);
  const listed: ListedCandidate[] = [];
  for (const row of rows) {
    const there = reviewed.has(row.canonical_url)
      ? await findSameArticle(db, newsletterId, row)
      : null;
    listed.push({ ...presentCandidate(row), there: there === null ? null : placeOf(there) });
  }
  return listed;
}
