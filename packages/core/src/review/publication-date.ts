import { quoteInput } from '../input/index.ts';
import { datePatternsOf, foldName } from './date-patterns.ts';
import { foldDigits } from './fold-word.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import type { Complaint } from './text-rules.ts';

const EARLIEST_YEAR = 1600;

// Marks of direction, which Arabic text often has around its numbers.
const INVISIBLE = /[\u061c\u200e\u200f]/gu;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const NUMBERS_ONLY = /^\d{1,4}\s?([-/.])\s?\d{1,2}\s?\1\s?\d{1,4}$/;
const DAY_FIRST_NUMBERS = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$/;

/** The source of a pattern of a day with its year, for a text that contains more than the date. */
export const datePattern = (words: ReviewWords): string => datePatternsOf(words).source;

/** Whether a text contains a date or a part of one ("March 2026", "3/11/26"). */
export const holdsDate = (text: string, words: ReviewWords = ENGLISH): boolean =>
  datePatternsOf(words).held.test(text);

export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/**
 * Reads "March 11, 2026", "11 March 2026", "Mar 11, 2026" and "2026-03-11" into `YYYY-MM-DD`, with
 * or without the day of the week, and with the months of a language as well as the English ones.
 * What looks like a date but doesn't exist (31 February), means another day elsewhere (3/11/2026) or
 * lacks its day or year is `invalid`; `other` is text that does not look like a date.
 */
export function readDate(text: string, words: ReviewWords = ENGLISH): ReadDate {
  const plain = foldDigits(text).replace(INVISIBLE, '');
  const { withWeekday, weekdays } = datePatternsOf(words);
  const [, weekday, rest] = withWeekday.exec(plain) ?? [];
  if (weekday === undefined || rest === undefined) return readDay(plain, text, words);
  const read = readDay(rest, text, words);
  if (read.kind !== 'date' || weekdays.get(foldName(weekday)) === weekdayOf(read.date)) return read;
  return refuse(text, 'a day of the week that fits the date');
}

function readDay(plain: string, text: string, words: ReviewWords): ReadDate {
  const check = (year = '', month: string | number = 0, day = ''): ReadDate =>
    checkDate(text, [Number(year), Number(month), Number.parseInt(day, 10)], words);
  const iso = ISO.exec(plain);
  if (iso !== null) return check(iso[1], iso[2], iso[3]);
  const { monthFirst, dayFirst, months, part } = datePatternsOf(words);
  const numberOf = (name = ''): number => months.get(foldName(name)) ?? 0;
  const american = monthFirst.exec(plain);
  if (american !== null) return check(american[3], numberOf(american[1]), american[2]);
  const usual = dayFirst.exec(plain);
  if (usual !== null) return check(usual[3], numberOf(usual[2]), usual[1]);
  const numbers = words.dayFirst ? DAY_FIRST_NUMBERS.exec(plain) : null;
  if (numbers !== null) return check(numbers[4], numbers[3], numbers[1]);
  const looksLike = NUMBERS_ONLY.test(plain) || part.test(plain);
  return looksLike ? refuse(text, formsOf(words)) : { kind: 'other' };
}

/** What is wrong with a `YYYY-MM-DD` date, or null. */
export function complainAboutDate(date: string): Complaint | null {
  const read = ISO.test(date) ? readDate(date) : refuse(date, 'a date such as "2026-03-11"');
  return read.kind === 'invalid' ? read.complaint : null;
}

/** @example printDate('2026-03-11') // 'March 11, 2026' */
export function printDate(date: string, words: ReviewWords = ENGLISH): string {
  const [year, month, day] = date.split('-').map(Number);
  const inDigits = (number = 0): string =>
    Array.from(String(number), (digit) => words.digits.charAt(Number(digit))).join('');
  return words.date
    .replace('{day}', inDigits(day))
    .replace('{month}', words.months[(month ?? 0) - 1]?.[0] ?? '')
    .replace('{year}', inDigits(year));
}

const formsOf = (words: ReviewWords): string =>
  words === ENGLISH
    ? 'a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"'
    : `a date such as "${printDate('2026-03-11', words)}" or "2026-03-11"`;

function checkDate(
  text: string,
  [year, month, day]: readonly [number, number, number],
  words: ReviewWords,
): ReadDate {
  if (month === 0) return refuse(text, formsOf(words));
  if (year < EARLIEST_YEAR) return refuse(text, `a year from ${EARLIEST_YEAR} on`);
  if (month > 12 || day < 1 || day > daysOf(year, month)) return refuse(text, 'a day that exists');
  const pad = (part: number): string => String(part).padStart(2, '0');
  return { kind: 'date', date: `${year}-${pad(month)}-${pad(day)}` };
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const refuse = (text: string, expected: string): ReadDate => ({
  kind: 'invalid',
  complaint: { found: `the date ${quoteInput(text)}`, expected },
});
