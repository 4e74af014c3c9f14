import type { Weekday } from '@galley/core/newsletter';

const DATE_STYLES = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
} as const;

/** A Monday and the six days after it. */
const A_WEEK: Readonly<Record<Weekday, string>> = {
  mon: '2024-01-01',
  tue: '2024-01-02',
  wed: '2024-01-03',
  thu: '2024-01-04',
  fri: '2024-01-05',
  sat: '2024-01-06',
  sun: '2024-01-07',
};

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** A language's forms for a number of things; every language has `other`. */
export type PluralForms = Readonly<
  { other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>
>;

/** What `Intl` knows about a language: how it writes numbers, dates and lists. */
export interface Format {
  readonly number: (value: number) => string;
  /** A local date `YYYY-MM-DD`, with its weekday in the `full` style. */
  readonly date: (date: string, style: 'full' | 'long') => string;
  /** A month `YYYY-MM`: "October 2026". */
  readonly month: (month: string) => string;
  readonly weekday: (weekday: Weekday) => string;
  /** "A, B, and C". */
  readonly list: (texts: readonly string[]) => string;
  /** A time limit as people say it: "2 days", "36 hours", "10 minutes". */
  readonly duration: (seconds: number) => string;
  /** The form for a count, with `#` replaced by the number. */
  readonly plural: (count: number, forms: PluralForms) => string;
}

/** @throws RangeError if `language` is not a BCP 47 tag. */
export function makeFormat(language: string): Format {
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const plurals = new Intl.PluralRules(language);
  const dates = Object.fromEntries(
    Object.entries(DATE_STYLES).map(([style, options]) => [
      style,
      new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }),
    ]),
  ) as Record<keyof typeof DATE_STYLES, Intl.DateTimeFormat>;
  const day = (style: keyof typeof DATE_STYLES, date: string) =>
    dates[style].format(new Date(`${date}T00:00:00Z`));
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
      value,
    );
  return {
    number: (value) => numbers.format(value),
    date: (date, style) => day(style, date),
    month: (month) => day('month', `${month}-01`),
    weekday: (weekday) => day('weekday', A_WEEK[weekday]),
    list: (texts) => lists.format(texts),
    duration(seconds) {
      if (seconds >= 2 * DAY && seconds % DAY === 0) return unit(seconds / DAY, 'day');
      if (seconds >= HOUR) return unit(Math.floor(seconds / HOUR), 'hour');
      return unit(Math.max(1, Math.floor(seconds / MINUTE)), 'minute');
    },
    plural: (count, forms) =>
      (forms[plurals.select(count)] ?? forms.other).replace('#', numbers.format(count)),
  };
}
