import type { Rating } from '@galley/core/review';
import type { Wording } from '@galley/wording';

/** A rating, if there is one, and the credits after it: "5 of 5 · WIRED". */
export const creditText = (
  rating: Rating | null,
  credits: readonly string[],
  { words, separator }: Wording,
): string =>
  [...(rating === null ? [] : [words.rating(rating.value, rating.max)]), ...credits].join(
    separator,
  );
