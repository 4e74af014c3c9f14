const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})(?: [A-Z]{2,5})?)?$/;

/**
 * Reads an instant as newsletter programs export it: ISO 8601, a day alone, a space for the `T`,
 * Go's `+0000 UTC`. One without a zone is UTC, as Mailchimp means it. Returns ISO 8601 in UTC, or
 * null where the order of day and month would be a guess.
 *
 * @example readImportDate('2021-06-02 10:00:00.1 +0000 UTC') // '2021-06-02T10:00:00.100Z'
 */
export function readImportDate(text: string): string | null {
  const match = INSTANT.exec(text.trim());
  if (match === null) return null;
  const part = (at: number) => Number(match[at] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const milliseconds = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const local = Date.UTC(year, month - 1, day, part(4), part(5), part(6), milliseconds);
  const isReal =
    year > 1969 &&
    month <= 12 &&
    part(4) < 24 &&
    part(5) < 60 &&
    part(6) < 60 &&
    new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  if (!isReal) return null;
  const offset = (part(10) * 60 + part(11)) * (match[9] === '-' ? -1 : 1);
  return new Date(local - offset * 60_000).toISOString();
}
