import { quoteInput } from '../input/index.ts';
import type { Rating } from './review.ts';
import type { Complaint } from './text-rules.ts';

/** The highest `max` of a rating that can be shown as a row of stars. */
export const MOST_STARS = 10;
const USUAL_MAX = 5;

const STARS = /^((?:[⭐★🌟]\ufe0f?\s*)*)([½⯨]\ufe0f?\s*)?((?:[☆✩]\ufe0f?\s*)*)(.*)$/su;
const NUMBERS =
  /^\(?(-?\d{1,4}(?:[.,]\d{1,4})?)\s*(?:\/|out of|of)\s*(\d{1,4}(?:[.,]\d{1,4})?)(?:\s*stars?)?\)?$/iu;

export type ReadRating =
  | { readonly kind: 'rating'; readonly rating: Rating }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/**
 * Reads `4/5`, `3.5/5`, `★★★★☆`, `⭐⭐⭐⭐⭐ 5/5`, `4 of 5`, `Rating: 4/5`. Stars alone count out of
 * five unless empty stars say otherwise. `other` means that the text is not a rating.
 */
export function readRating(text: string): ReadRating {
  const shown = text.replace(/^rating\s*:\s*/iu, '');
  const [, full = '', half = '', empty = '', rest = ''] = STARS.exec(shown) ?? [];
  const filled = countStars(full) + (half === '' ? 0 : 0.5);
  const hasStars = filled > 0 || empty !== '';
  const numbers = NUMBERS.exec(rest);
  if (numbers === null) {
    if (!hasStars) return { kind: 'other' };
    if (rest !== '')
      return refuse(quoteInput(text), 'a rating such as "⭐⭐⭐⭐ 4/5" and nothing else');
    const shownMax = empty === '' ? USUAL_MAX : Math.ceil(filled) + countStars(empty);
    return checkRating({ value: filled, max: shownMax });
  }
  const rating = { value: toNumber(numbers[1]), max: toNumber(numbers[2]) };
  if (hasStars && Math.abs(filled - rating.value) > 0.5) {
    return refuse(`${filled} stars beside ${printNumbers(rating)}`, 'stars and numbers that agree');
  }
  return checkRating(rating);
}

/** A rating's fault: above its maximum, not in halves, or a maximum that fits no row of stars. */
export function complainAboutRating(rating: Rating): Complaint | null {
  const { value, max } = rating;
  const found = `a rating of ${printNumbers(rating)}`;
  if (!Number.isInteger(max) || max < 1 || max > MOST_STARS) {
    return { found, expected: `a whole maximum from 1 to ${MOST_STARS}` };
  }
  if (value > max) return { found, expected: `at most ${max}/${max}` };
  if (value < 0 || Object.is(value, -0)) return { found, expected: `at least 0/${max}` };
  return Number.isInteger(value * 2) ? null : { found, expected: 'steps of a half' };
}

/**
 * The rating in the canonical text form.
 *
 * @example printRating({ value: 3.5, max: 5 }) // '⭐⭐⭐½ 3.5/5'
 */
export function printRating(rating: Rating): string {
  const stars = '⭐'.repeat(Math.floor(rating.value)) + (Number.isInteger(rating.value) ? '' : '½');
  return `${stars} ${printNumbers(rating)}`.trimStart();
}

/** @example printNumbers({ value: 3.5, max: 5 }) // '3.5/5' */
export const printNumbers = ({ value, max }: Rating): string => `${value}/${max}`;

function checkRating(rating: Rating): ReadRating {
  const complaint = complainAboutRating(rating);
  return complaint === null ? { kind: 'rating', rating } : { kind: 'invalid', complaint };
}

const refuse = (found: string, expected: string): ReadRating => ({
  kind: 'invalid',
  complaint: { found, expected },
});

const countStars = (stars: string): number => stars.match(/[^\ufe0f\s]/gu)?.length ?? 0;

/** Adding zero turns "-0" into 0, which prints and compares like any other. */
const toNumber = (digits = ''): number => Number(digits.replace(',', '.')) + 0;
