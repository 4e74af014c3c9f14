import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedReview, ReviewPage } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import {
  findInQueue,
  listReviewPage,
  readReviewsInIssues,
  type Database,
  type Kysely,
} from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentReview, queuePlaces } from './present-review.ts';

export interface PageWish {
  readonly newsletter: string | null;
  readonly state: ListedReview['state'] | 'any';
  /** Words of title, outlet, authors or URL, or parts of them. */
  readonly text?: string | undefined;
  /** Where the page before ended. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export type PageReviews =
  { readonly kind: 'listed'; readonly page: ReviewPage } | RefusalOf<'invalid'> | NewsletterRefusal;

/**
 * Lists the reviews of a state, or of any, page by page: the queue in its order, all others the
 * latest first.
 */
export async function pageReviews(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  wish: PageWish,
): Promise<PageReviews> {
  const { newsletter, state, text = null, after = null, limit } = wish;
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  if (state === 'queued') return pageQueue(deps.db, newsletterId, { text, after, limit });
  const rows = await listReviewPage(deps.db, {
    newsletterId,
    state: state === 'any' ? null : state,
    text,
    after,
    limit: limit + 1,
  });
  const places = rows.some((row) => row.state === 'queued')
    ? await queuePlaces(deps.db, newsletterId)
    : NO_PLACES;
  return cut(
    rows.map((row) => presentReview(row, places)),
    limit,
  );
}

const NO_PLACES: ReadonlyMap<string, number> = new Map();

/** The order of the queue is a rule of core, so it is read as a whole, but without the texts. */
async function pageQueue(
  db: Kysely<Database>,
  newsletterId: string,
  { text, after, limit }: { text: string | null; after: string | null; limit: number },
): Promise<PageReviews> {
  const places = await queuePlaces(db, newsletterId);
  const from = after === null ? 0 : places.get(after);
  if (from === undefined) {
    const problem = `found ${after}, which has left the queue, expected a review in it: begin again`;
    return { kind: 'invalid', problems: [{ field: 'after', problem }] };
  }
  const found = text === null ? null : await findInQueue(db, newsletterId, text);
  const ids = [...places.keys()].slice(from).filter((id) => found?.has(id) ?? true);
  const rows = await readReviewsInIssues(db, ids.slice(0, limit + 1));
  const left = rows
    .map((row) => presentReview(row, places))
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return cut(left, limit);
}

function cut(found: readonly ListedReview[], limit: number): PageReviews {
  const { rows: reviews, next } = cutPage(found, limit);
  return { kind: 'listed', page: { reviews, next } };
}
