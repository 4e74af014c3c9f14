import type { Rating } from '../review/review.ts';
import type { Choice } from '../subscription/choice.ts';

/** A review as readers choose it. */
export interface ChoosableReview {
  readonly id: string;
  readonly rating: Rating | null;
  /** The keys of its topics. */
  readonly topics: readonly string[];
}

/** A floor counts in fifths: ratings on other scales are converted. */
const STARS = 5;

/**
 * Chooses the reviews that a reader gets, in the order of the issue. A review without a rating
 * passes every floor, because nobody has called it poor. A review without topics goes only to
 * those who take all topics: readers who chose some want these and no others.
 */
export const chooseReviews = <T extends ChoosableReview>(
  { floor, topics }: Choice,
  reviews: readonly T[],
): readonly T[] =>
  reviews.filter(
    (review) =>
      (floor === null || reaches(review.rating, floor)) &&
      (topics === null || review.topics.some((key) => topics.includes(key))),
  );

// Multiplied out, because a division would make 4 of 5 less than 4 on some scales.
const reaches = (rating: Rating | null, floor: number): boolean =>
  rating === null || rating.value * STARS >= floor * rating.max;
