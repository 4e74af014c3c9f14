import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { unwrapReview, type Review } from '@galley/core/review';
import {
  announceChange,
  findCandidate,
  lockCandidate,
  lockNewsletter,
  setCandidateState,
  type CandidateRow,
} from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { addToQueue } from '../review/queue-review.ts';
import { findSameArticle } from '../review/find-same-article.ts';
import { readListedReview } from '../review/present-review.ts';
import { rowId } from '../row-id.ts';

export type TakeCandidate =
  | { readonly kind: 'taken'; readonly review: ListedReview }
  | RefusalOf<'no-candidate' | 'candidate-state' | 'already-queued'>
  | NotAllowed;

/**
 * Makes a review of a candidate. Without a text of its own, the review has only what is known of the
 * article, and it is held, so that no issue goes out with an empty review.
 */
export async function takeCandidate(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: {
    readonly id: string;
    /** What an editor has made of it. */
    readonly review?: Review | undefined;
    readonly held?: boolean | undefined;
    readonly again?: boolean | undefined;
  },
): Promise<TakeCandidate> {
  const { id } = input;
  const row = rowId(id) === null ? undefined : await findCandidate(db, id);
  if (row === undefined)
    return refuseAnywhere(actor, 'queue-review') ?? { kind: 'no-candidate', id };
  const { newsletter_id: newsletterId } = row;
  const denied = refuse(actor, 'queue-review', newsletterId);
  if (denied !== null) return denied;
  const review = input.review ?? reviewOf(row);
  const state = (input.held ?? input.review === undefined) ? 'held' : 'queued';
  const now = clock();
  return db.transaction().execute(async (trx): Promise<TakeCandidate> => {
    await lockNewsletter(trx, newsletterId);
    const candidate = await lockCandidate(trx, id);
    if (candidate === undefined) return { kind: 'no-candidate', id };
    if (candidate.state === 'taken') return { kind: 'candidate-state', id, state: 'taken' };
    const there = input.again ? null : await findSameArticle(trx, newsletterId, review);
    if (there !== null) return there;
    const added = await addToQueue(trx, actor, newsletterId, { review, state }, now);
    await setCandidateState(trx, id, { state: 'taken', review_id: added.id, decided_at: now });
    await announceChange(trx, {
      what: 'candidates',
      id: newsletterId,
      version: null,
      newsletterId,
    });
    return { kind: 'taken', review: await readListedReview(trx, added.id) };
  });
}

const reviewOf = ({ title, outlet, url, published_on: publishedOn, authors }: CandidateRow) =>
  unwrapReview({
    title,
    rating: null,
    outlet,
    publishedOn,
    authors,
    url,
    topics: [],
    summary: [],
    keyFindings: [],
    analysis: [],
    whyItMatters: [],
    sections: [],
  });
