import type { Rating } from '../review/review.ts';

/** A review that an issue of the month has brought to readers. */
export interface FeaturedReview {
  readonly id: string;
  readonly rating: Rating | null;
  readonly issueNumber: number;
  /** Its place in that issue, from 1. */
  readonly position: number;
}

/** How many reviews a best-of issue holds at most. */
export const MOST_OF_THE_BEST = 10;

/**
 * The highest-rated of a month's reviews, the best first. Ratings of different scales are compared
 * by their share; among equals an earlier issue and an earlier place in it come first. What has no
 * rating is not among them, and a review that two issues featured counts once.
 */
export function selectBestOf<T extends FeaturedReview>(
  featured: readonly T[],
  most: number = MOST_OF_THE_BEST,
): readonly T[] {
  const seen = new Set<string>();
  return featured
    .filter(({ rating }) => rating !== null)
    .toSorted(
      (a, b) =>
        share(b.rating) - share(a.rating) ||
        a.issueNumber - b.issueNumber ||
        a.position - b.position,
    )
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, most);
}

const share = (rating: Rating | null): number => (rating === null ? 0 : rating.value / rating.max);
