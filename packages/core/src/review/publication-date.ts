import { quoteInput } from '../input/index.ts';
import type { Complaint } from './text-rules.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const EARLIEST_YEAR = 1600;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\p{L}+)\.?,?\s+(\d{4})$/u;
const MONTH = `(?:${[...MONTHS, ...MONTHS.map((month) => month.slice(0, 3)), 'Sept'].join('|')})`;
const WEEKDAY = `(?:${[...WEEKDAYS, ...WEEKDAYS.map((day) => `${day.slice(0, 3)}[a-z]{0,2}`)].join('|')})`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const WITH_WEEKDAY = new RegExp(String.raw`^(${WEEKDAY})\b\.?,?\s+(?=.*\d)(.+)$`, 'iu');
const PART_OF_DATE = new RegExp(
  String.raw`^(?:${MONTH}\.?,?\s+(?:\d{4}|${DAY})|${DAY}\.?\s+${MONTH}\.?)$`,
  'iu',
);
const NUMBERS_ONLY = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/;
const FORMS = 'a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"';

/** A pattern of a day with its year, for a text that holds more than the date. */
export const DATE_PATTERN = String.raw`(?:${WEEKDAY}\.?,?\s+)?(?:${MONTH}\.?\s+${DAY},?\s+\d{4}|${DAY}\.?\s+${MONTH}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})`;

const HOLDS_DATE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${MONTH}\.?,?\s+(?:\d{4}|${DAY})|${DAY}\.?\s+${MONTH}|\d{1,4}([-/.])\d{1,2}\1\d{1,4})(?![\p{L}\d])`,
  'iu',
);

/** Whether a text holds a date or a part of one ("March 2026", "3/11/26"). */
export const holdsDate = (text: string): boolean => HOLDS_DATE.test(text);

export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/**
 * Reads "March 11, 2026", "11 March 2026", "Mar 11, 2026" and "2026-03-11" into `YYYY-MM-DD`, with
 * or without the day of the week. What
 * looks like a date but doesn't exist (31 February, 3/11/2026) or lacks its day or year is `invalid`; `other` is text that
 * does not look like a date.
 */
export function readDate(text: string): ReadDate {
  const [, weekday, rest] = WITH_WEEKDAY.exec(text) ?? [];
  if (weekday === undefined || rest === undefined) return readDay(text);
  const read = readDay(rest);
  if (read.kind !== 'date' || weekday.slice(0, 3).toLowerCase() === weekdayOf(read.date))
    return read;
  return refuse(text, 'a day of the week that fits the date');
}

function readDay(text: string): ReadDate {
  const iso = ISO.exec(text);
  if (iso !== null) return checkDate(text, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) {
    const [, month = '', day, year] = monthFirst;
    return checkDate(text, Number(year), readMonth(month), Number(day));
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    const [, day, month = '', year] = dayFirst;
    return checkDate(text, Number(year), readMonth(month), Number(day));
  }
  if (NUMBERS_ONLY.test(text) || PART_OF_DATE.test(text)) return refuse(text, FORMS);
  return { kind: 'other' };
}

/** What is wrong with a `YYYY-MM-DD` date, or null. */
export function complainAboutDate(date: string): Complaint | null {
  const read = ISO.test(date) ? readDate(date) : refuse(date, 'a date such as "2026-03-11"');
  return read.kind === 'invalid' ? read.complaint : null;
}

/** @example printDate('2026-03-11') // 'March 11, 2026' */
export function printDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${MONTHS[(month ?? 0) - 1]} ${day}, ${year}`;
}

function readMonth(word: string): number {
  const start = word.toLowerCase();
  if (start === 'sept') return 9;
  return (
    1 +
    MONTHS.findIndex((month) => {
      const name = month.toLowerCase();
      return name === start || name.slice(0, 3) === start;
    })
  );
}

function checkDate(text: string, year: number, month: number, day: number): ReadDate {
  if (month === 0) return refuse(text, FORMS);
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

const weekdayOf = (date: string): string =>
  (WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '').slice(0, 3).toLowerCase();

const refuse = (text: string, expected: string): ReadDate => ({
  kind: 'invalid',
  complaint: { found: `the date ${quoteInput(text)}`, expected },
});
