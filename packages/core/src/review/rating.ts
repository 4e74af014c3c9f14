import { quoteInput } from '../input/index.ts';
import type { Rating } from './review.ts';
import type { Complaint } from './text-rules.ts';

/** The highest `max` of a rating that can be shown as a row of stars. */
export const MOST_STARS = 10;
const USUAL_MAX = 5;

const STARS = /^((?:[⭐★🌟]\ufe0f?\s*)*)([½⯨]\ufe0f?\s*)?((?:[☆✩]\ufe0f?\s*)*)(.*)$/su;
const NUMBER = String.raw`-?\d{1,4}(?:[.,]\d{1,4})?½?`;
const OF = String.raw`\s*(?:stars?\s*)?(?:\/|out of|of)\s*`;
const NUMBERS = new RegExp(String.raw`^\(?(${NUMBER})${OF}(${NUMBER})(?:\s*stars?)?\)?$`, 'iu');
const COUNTED = new RegExp(String.raw`^\(?(${NUMBER})[\s-]*(?:stars?|[⭐★🌟]\ufe0f?)\)?$`, 'iu');
const WORD = '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)';
const IN_WORDS = new RegExp(
  String.raw`^${WORD}(?: and a half)?[\s-]+(?:stars?$|(?:stars? )?out of (?:${WORD}|\d+)$)`,
  'iu',
);
const OF_IN_WORDS = new RegExp(String.raw`^${WORD} of (?:${WORD}|\d+)$`, 'iu');

/** A pattern of a rating, for a text that holds more than the rating. */
export const RATING_PATTERN = String.raw`(?:(?:rated|rating:?)\s+)?(?:\(?${NUMBER}${OF}\d{1,2}(?:\s*stars?\b)?\)?|${NUMBER}[\s-]*stars?\b|[⭐★🌟☆✩½\ufe0f]+(?:\s*\(?${NUMBER}\s*\/\s*\d{1,2}\)?)?)`;

const HOLDS_RATING =
  /[⭐★🌟☆✩]|(?<![\d/])\d(?:[.,]\d)?\s*(?:\/|out of)\s*(?:5|10)(?![\d/])|\d[\s-]*stars?\b|^\d{1,3}(?:[.,]\d)?\s*%?$/iu;

/** Whether a text holds what may be a rating. */
export const holdsRating = (text: string): boolean =>
  HOLDS_RATING.test(text) || OF_IN_WORDS.test(text);

export type ReadRating =
  | { readonly kind: 'rating'; readonly rating: Rating }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/**
 * Reads `4/5`, `3.5/5`, `★★★★☆`, `⭐⭐⭐⭐⭐ 5/5`, `4 of 5`, `4 stars`, `Rating: 4/5`. Stars alone
 * count out of five unless empty stars say otherwise. `other` means that the text is not a rating.
 */
export function readRating(text: string): ReadRating {
  const shown = text.replace(/^(?:rating\s*:|rated(?:\s*:|\s))\s*/iu, '');
  const [, full = '', half = '', empty = '', rest = ''] = STARS.exec(shown) ?? [];
  const filled = countStars(full) + (half === '' ? 0 : 0.5);
  const hasStars = filled > 0 || empty !== '';
  const counted = COUNTED.exec(shown);
  if (counted !== null) return checkRating({ value: toNumber(counted[1]), max: USUAL_MAX });
  if (IN_WORDS.test(shown)) return refuse(quoteInput(text), 'a rating in digits, such as 4/5');
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
function toNumber(digits = ''): number {
  const number = Number(digits.replace(',', '.').replace('½', ''));
  return (digits.endsWith('½') ? number + 0.5 : number) + 0;
}
