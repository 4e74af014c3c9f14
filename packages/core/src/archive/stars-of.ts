import type { Rating } from '../review/review.ts';

/**
 * A rating as so many of five stars, so that ratings of other scales compare; null without one.
 *
 * @example starsOf({ value: 7, max: 10 }) // 3.5
 */
export const starsOf = (rating: Rating | null): number | null =>
  rating === null ? null : (rating.value / rating.max) * 5;
