import type { Rating } from '@galley/core/review';
import { describeRating } from '../describe-rating.ts';

/** A rating, if there is one, and the credits after it: "5 of 5 · WIRED". */
export const creditText = (rating: Rating | null, credits: readonly string[]): string =>
  [...(rating === null ? [] : [describeRating(rating).words]), ...credits].join(' · ');
