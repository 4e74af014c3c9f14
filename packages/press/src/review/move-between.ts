import type { RefusalOf } from '@galley/contract/refusals';
import type { Queue } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { placeBetween, placeReview, queueVersion } from '@galley/core/issue';
import { lockNewsletter, placeReviews, updateReview } from '@galley/db';
import { readOrder } from '../compile/ranked-review.ts';
import { refuse } from '../door/allow.ts';
import { recordReviewAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { explainGap } from '../compile/explain-gap.ts';
import { presentQueue } from './present-queue.ts';
import { findReview, type ReviewRefusal } from './present-review.ts';

export type MoveBetween =
  | { readonly kind: 'moved'; readonly queue: Queue }
  | RefusalOf<'queue-moved'>
  | RefusalOf<'review-state'>
  | RefusalOf<'invalid'>
  | ReviewRefusal;

/**
 * Moves a queued review between two others; null is the end of the queue. If the queue has changed
 * since the order that the move was made from, it still moves if those two are neighbours, and
 * otherwise answers with the present order. So a move never does anything but what its maker saw.
 */
export async function moveBetween(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly after: string | null;
    readonly before: string | null;
    /** The version of the order that the move was made from. */
    readonly queue: string;
  },
): Promise<MoveBetween> {
  const { id, ...gap } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'move-review', row.newsletter_id);
  if (denied !== null) return denied;
  return deps.db.transaction().execute(async (trx): Promise<MoveBetween> => {
    const newsletter = await lockNewsletter(trx, row.newsletter_id);
    const { state } = (await findReview(trx, id)) ?? row;
    if (state !== 'queued') return { kind: 'review-state', id, state };
    const order = await readOrder(trx, newsletter.id);
    const place = placeBetween(order, id, gap);
    if (place.kind === 'apart' && queueVersion(order) !== gap.queue) {
      const version = queueVersion(order);
      return { kind: 'queue-moved', version, order: order.map((each) => each.id) };
    }
    if (place.kind !== 'place') return explainGap(gap, place.kind);
    const now = deps.clock();
    // Its place is a choice only if it changes: a review that nobody moved stays sorted by rating.
    if (!place.isThere) {
      await placeReviews(trx, placeReview(order, id, place.to));
      await updateReview(trx, id, { updated_at: now });
      await recordReviewAct(trx, actor, 'move-review', row, now);
    }
    return { kind: 'moved', queue: await presentQueue(trx, newsletter, now) };
  });
}
