const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** A local calendar date in words ("March 11, 2026"). */
export const formatLocalDate = (date: string): string =>
  dates.format(new Date(`${date}T00:00:00Z`));

/** "A", "A and B", "A, B and C". */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
