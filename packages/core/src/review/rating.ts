import { quoteInput } from '../input/index.ts';
import { anyOf, foldDigits } from './fold-word.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import type { Rating } from './review.ts';
import type { Complaint } from './text-rules.ts';

/** The highest `max` of a rating that can be shown as a row of stars. */
export const MOST_STARS = 10;
const USUAL_MAX = 5;

const STARS = /^((?:[⭐★🌟]\ufe0f?\s*)*)([½⯨]\ufe0f?\s*)?((?:[☆✩]\ufe0f?\s*)*)(.*)$/su;
const NUMBER = String.raw`-?[\d٠-٩۰-۹]{1,4}(?:[.,٫][\d٠-٩۰-۹]{1,4})?½?`;
const WORD = '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)';
const IN_WORDS = new RegExp(
  String.raw`^${WORD}(?: and a half)?[\s-]+(?:stars?$|(?:stars? )?out of (?:${WORD}|\d+)$)`,
  'iu',
);
const OF_IN_WORDS = new RegExp(String.raw`^${WORD} of (?:${WORD}|\d+)$`, 'iu');

/** The patterns of a language's ratings. */
interface RatingPatterns {
  /** What precedes one. */
  readonly label: RegExp;
  /** "4 of 5 stars". */
  readonly numbers: RegExp;
  /** "4 stars". */
  readonly counted: RegExp;
  readonly held: RegExp;
  readonly source: string;
}

const patterns = new WeakMap<ReviewWords, RatingPatterns>();

function patternsOf(words: ReviewWords): RatingPatterns {
  const kept = patterns.get(words);
  if (kept !== undefined) return kept;
  const stars = `(?:${anyOf(words.stars)})(?!\\p{L})`;
  const of = String.raw`\s*(?:${stars}\s*)?(?:\/|(?:${anyOf(words.of)})(?!\p{L}))\s*`;
  const label = anyOf(words.labels.rating);
  const made: RatingPatterns = {
    label: new RegExp(String.raw`^(?:(?:${label})\s*[:：]|rated\s)\s*`, 'iu'),
    numbers: new RegExp(String.raw`^\(?(${NUMBER})${of}(${NUMBER})(?:\s*${stars})?\)?$`, 'iu'),
    counted: new RegExp(String.raw`^\(?(${NUMBER})[\s-]*(?:${stars}|[⭐★🌟]\ufe0f?)\)?$`, 'iu'),
    held: new RegExp(
      String.raw`[⭐★🌟☆✩]|(?<![\d/])\d(?:[.,]\d)?\s*(?:\/|out of)\s*(?:5|10)(?![\d/])|\d[\s-]*${stars}|^\d{1,3}(?:[.,]\d)?\s*%?$`,
      'iu',
    ),
    source: String.raw`(?:(?:rated|(?:${label})[:：]?)\s+)?(?:\(?${NUMBER}${of}[\d٠-٩۰-۹]{1,2}(?:\s*${stars})?\)?|${NUMBER}[\s-]*${stars}|[⭐★🌟☆✩½\ufe0f]+(?:\s*\(?${NUMBER}\s*\/\s*\d{1,2}\)?)?)`,
  };
  patterns.set(words, made);
  return made;
}

/** A pattern of a rating, for a text that contains more than the rating. */
export const ratingPattern = (words: ReviewWords): string => patternsOf(words).source;

/** Whether a text contains what may be a rating. */
export function holdsRating(text: string, words: ReviewWords = ENGLISH): boolean {
  const plain = foldDigits(text);
  return patternsOf(words).held.test(plain) || OF_IN_WORDS.test(plain);
}

export type ReadRating =
  | { readonly kind: 'rating'; readonly rating: Rating }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/**
 * Reads `4/5`, `3.5/5`, `★★★★☆`, `⭐⭐⭐⭐⭐ 5/5`, `4 of 5`, `4 stars`, `Rating: 4/5`. Stars alone
 * count out of five unless empty stars say otherwise. `other` means that the text is not a rating.
 */
export function readRating(text: string, words: ReviewWords = ENGLISH): ReadRating {
  const { label, counted: countedPattern, numbers: numbersPattern } = patternsOf(words);
  const shown = foldDigits(text).replaceAll('٫', '.').replace(label, '');
  const [, full = '', half = '', empty = '', rest = ''] = STARS.exec(shown) ?? [];
  const filled = countStars(full) + (half === '' ? 0 : 0.5);
  const hasStars = filled > 0 || empty !== '';
  const counted = countedPattern.exec(shown);
  if (counted !== null) return checkRating({ value: toNumber(counted[1]), max: USUAL_MAX });
  if (IN_WORDS.test(shown)) return refuse(quoteInput(text), 'a rating in digits, such as 4/5');
  const numbers = numbersPattern.exec(rest);
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
