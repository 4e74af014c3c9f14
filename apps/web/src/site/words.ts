const dates = new Map<string, Intl.DateTimeFormat>();

/** A day in words ("March 11, 2026"). Creating a formatter is slow, so each one is kept. */
export function formatDay(instant: Date, timeZone: string): string {
  let format = dates.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone });
    dates.set(timeZone, format);
  }
  return format.format(instant);
}

/** A local calendar date in words. */
export const formatLocalDate = (date: string): string =>
  formatDay(new Date(`${date}T00:00:00Z`), 'UTC');

/** "A", "A and B", "A, B and C". */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
