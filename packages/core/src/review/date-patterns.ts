import { anyOf, foldWord } from './fold-word.ts';
import type { ReviewWords } from './review-words.ts';

/** How dates are written in a language. */
export interface DatePatterns {
  /** A month's name as typed, a day and a year. */
  readonly monthFirst: RegExp;
  readonly dayFirst: RegExp;
  /** A day of the week and the rest of a date. */
  readonly withWeekday: RegExp;
  /** A date without its day or its year. */
  readonly part: RegExp;
  /** Finds a date, or a part of one, in a text. */
  readonly held: RegExp;
  /** The source of a pattern of a day with its year, for a text that contains more than the date. */
  readonly source: string;
  /** Folded name → month from 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Folded name → day of the week from 0, which is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
}

const D = '[0-9٠-٩۰-۹]';
const DAY = String.raw`${D}{1,2}(?:st|nd|rd|th|\.?º|\.)?`;
// A blank, a comma, "de" or "del" separates the parts of a date.
const GAP = String.raw`(?:\s*[,،]\s*|\s+(?:del?\s+)?)`;
const NUMBERS = String.raw`${D}{1,4}([-/.])${D}{1,2}`;

const patterns = new WeakMap<ReviewWords, DatePatterns>();

export function datePatternsOf(words: ReviewWords): DatePatterns {
  const kept = patterns.get(words);
  if (kept !== undefined) return kept;
  const monthNames = withShort(words.months);
  const weekdayNames = withShort(words.weekdays);
  const month = `(?:${anyOf(monthNames.map(([name]) => name))})`;
  const weekday = `(?:${anyOf(weekdayNames.map(([name]) => name))})(?!\\p{L})`;
  const anyMonth = String.raw`(${month}(?!\p{L})|\p{L}[\p{L}\p{M}]*)\.?`;
  const numbers = words.dayFirst ? `|${D}{1,2}[-/.]${D}{1,2}[-/.]${D}{4}` : '';
  const made: DatePatterns = {
    monthFirst: new RegExp(String.raw`^${anyMonth}\s+(${DAY})${GAP}(${D}{4})$`, 'iu'),
    dayFirst: new RegExp(String.raw`^(${DAY})${GAP}${anyMonth}${GAP}(${D}{4})$`, 'iu'),
    withWeekday: new RegExp(
      String.raw`^(${weekday})\.?[,،]?\s+(?:el\s+|den\s+)?(?=.*${D})(.+)$`,
      'iu',
    ),
    part: new RegExp(
      String.raw`^(?:${month}\.?${GAP}(?:${D}{4}|${DAY})|${DAY}${GAP}${month}\.?)$`,
      'iu',
    ),
    held: new RegExp(
      String.raw`(?<![\p{L}\d])(?:${month}\.?${GAP}(?:${D}{4}|${DAY})|${DAY}${GAP}${month}|${NUMBERS}\1${D}{1,4})(?![\p{L}\d])`,
      'iu',
    ),
    source: String.raw`(?:${weekday}\.?[,،]?\s+)?(?:${month}\.?\s+${DAY}${GAP}${D}{4}|${DAY}${GAP}${month}\.?${GAP}${D}{4}|\d{4}-\d{2}-\d{2}${numbers})`,
    months: new Map(monthNames.map(([name, index]) => [foldName(name), index + 1])),
    weekdays: new Map(weekdayNames.map(([name, index]) => [foldName(name), index])),
  };
  patterns.set(words, made);
  return made;
}

export const foldName = (name: string): string => foldWord(name).replace(/\s+/gu, ' ').trim();

/** Names with their places, and their first letters; in Arabic those would be other words. */
function withShort(lists: readonly (readonly string[])[]): [string, number][] {
  const names = lists.flatMap((list, index) => list.map((name): [string, number] => [name, index]));
  const taken = new Set(names.map(([name]) => foldName(name)));
  const short = names.flatMap(([name, index]): [string, number][] =>
    /^\p{Script=Latin}{4}/u.test(name)
      ? [3, 4].map((length): [string, number] => [name.slice(0, length), index])
      : [],
  );
  return [...names, ...short.filter(([name]) => !taken.has(foldName(name)))];
}
