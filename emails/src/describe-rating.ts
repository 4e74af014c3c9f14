import type { Rating } from '@galley/core/review';
import type { Wording } from './wording/wording-of.ts';

/** A rating as people read it, and as the eye takes it in. */
export interface RatingDescription {
  /** "4 of 5": what a screen reader says and plain text shows. */
  readonly words: string;
  /** One character per step, `★★★½☆`; null for a scale too long to be taken in at a glance. */
  readonly stars: { readonly filled: string; readonly empty: string } | null;
}

const LONGEST_ROW_OF_STARS = 10;

/**
 * Describes a rating of any maximum, in steps of a half.
 *
 * @example describeRating({ value: 3.5, max: 5 }, wordingOf('en')).words // '3.5 of 5'
 */
export function describeRating(
  { value, max }: Rating,
  { words: says }: Pick<Wording, 'words'>,
): RatingDescription {
  const words = says.rating(value, max);
  if (!Number.isInteger(max) || max > LONGEST_ROW_OF_STARS) return { words, stars: null };
  const whole = Math.floor(value);
  const half = value - whole >= 0.5;
  const filled = '★'.repeat(whole) + (half ? '½' : '');
  return { words, stars: { filled, empty: '☆'.repeat(max - whole - (half ? 1 : 0)) } };
}
