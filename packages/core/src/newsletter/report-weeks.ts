const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Thursday, 1 January 1970, counted from its Monday. */
const FIRST_WEEKDAY = 3;

/** The Mondays of the last weeks up to a day (`YYYY-MM-DD`), the earliest first. */
export function lastWeeks(day: string, weeks: number): readonly string[] {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  const monday = number - ((number + FIRST_WEEKDAY) % WEEK_DAYS);
  return Array.from({ length: weeks }, (_, index) =>
    new Date((monday - (weeks - 1 - index) * WEEK_DAYS) * DAY_MS).toISOString().slice(0, 10),
  );
}
