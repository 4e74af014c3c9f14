/** The days of a month in weeks, `YYYY-MM-DD`; null where a week belongs to another month. */
export function weeksOf(
  month: string,
  firstWeekday: number,
): readonly (readonly (string | null)[])[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (weekdayOf(first) - firstWeekday + 7) % 7;
  const cells: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** From 1, Monday, to 7, as `Intl` counts. */
const weekdayOf = (day: Date): number => day.getUTCDay() || 7;

/** Where a week begins for those who speak a language; Monday if the browser doesn't know. */
export function firstWeekdayOf(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    readonly getWeekInfo?: () => { readonly firstDay: number };
  };
  return locale.getWeekInfo?.().firstDay ?? 1;
}

/** The names of the weekdays in the order of a week. */
export function weekdaysOf(
  language: string,
  firstWeekday: number,
): readonly { readonly long: string; readonly short: string }[] {
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // The 1st of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, at) => new Date(Date.UTC(2024, 0, firstWeekday + at))).map(
    (day) => ({ long: long.format(day), short: short.format(day) }),
  );
}

/** A day without its year, which stands above it. */
export const sayDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** The weeks between two days, so that a month begins and ends where there is something to see. */
export const weeksBetween = <Week extends readonly (string | null)[]>(
  weeks: readonly Week[],
  from: string,
  until: string,
): readonly Week[] =>
  weeks.filter(
    (week) =>
      week.some((day) => day !== null && day >= from) &&
      week.some((day) => day !== null && day <= until),
  );
