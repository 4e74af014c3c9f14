import { orderQueue, type RankedReview } from './select-reviews.ts';

/**
 * Gives reviews that stand in some order the positions that keep them in it. Those of an issue can
 * stand otherwise than a queue would: an edit has changed a rating, and the issue kept its order.
 */
export function keepOrder<R extends RankedReview>(reviews: readonly R[]): readonly R[] {
  const queue = orderQueue(reviews);
  if (reviews.every((review, at) => queue[at] === review)) return reviews;
  return reviews.map((review, at) => ({ ...review, position: at + 1 }));
}
