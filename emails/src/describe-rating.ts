import type { Rating } from '@galley/core/review';
import type { Wording } from '@galley/wording';

/** A rating in words and in stars. */
export interface RatingDescription {
  /** "4 of 5": what a screen reader says and plain text shows. */
  readonly words: string;
  /** One character per step, `★★★½☆`. */
  readonly stars: { readonly filled: string; readonly empty: string };
}

/**
 * Describes a rating, in steps of a half.
 *
 * @example describeRating({ value: 3.5, max: 5 }, wordingOf('en')).words // '3.5 of 5'
 */
export function describeRating(
  { value, max }: Rating,
  { words: says }: Pick<Wording, 'words'>,
): RatingDescription {
  const words = says.rating(value, max);
  const whole = Math.floor(value);
  const half = value - whole >= 0.5;
  const filled = '★'.repeat(whole) + (half ? '½' : '');
  return { words, stars: { filled, empty: '☆'.repeat(max - whole - (half ? 1 : 0)) } };
}
