import type { Rating } from '../review/review.ts';

/** A review that an issue of the month has featured. */
export interface FeaturedReview {
  readonly id: string;
  readonly rating: Rating | null;
  readonly issueNumber: number;
  /** Its position in that issue, from 1. */
  readonly position: number;
}

/** The most reviews in a best-of issue. */
const MOST_OF_THE_BEST = 10;

/**
 * Selects the highest-rated of a month's reviews, the best first. Ratings on different scales are
 * compared by their share; ties go to the earlier issue and the earlier position in it. Unrated
 * reviews are left out, and a review that two issues featured counts once.
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
