import { orderQueue, type RankedReview } from './select-reviews.ts';

/** A review's place in the editor's order, from 1. */
export interface PlacedReview {
  readonly id: string;
  readonly position: number;
}

/**
 * Moves a review to a place in the queue or in an issue, from 1; a place beyond the end means last.
 * Returns the positions that change. Reviews behind it that were never moved keep none, so that
 * they stay sorted by rating and date.
 */
export function placeReview(
  reviews: readonly RankedReview[],
  id: string,
  to: number,
): readonly PlacedReview[] {
  const queue = orderQueue(reviews);
  const moved = queue.filter((review) => review.id === id);
  const others = queue.filter((review) => review.id !== id);
  const place = Math.min(Math.max(Math.trunc(to), 1), queue.length) - 1;
  const order = [...others.slice(0, place), ...moved, ...others.slice(place)];
  const last = Math.max(
    place,
    order.findLastIndex((review) => review.position !== null),
  );
  return order
    .slice(0, last + 1)
    .map((review, index) => ({ id: review.id, position: index + 1, before: review.position }))
    .filter(({ position, before }) => position !== before)
    .map(({ id: changed, position }) => ({ id: changed, position }));
}
