const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAY_MS = 86_400_000;

/** The weekday in three days, for a slot that is near neither now nor midnight, in any time zone. */
export const calmWeekday = (now = new Date()): string =>
  WEEKDAYS[new Date(now.getTime() + 3 * DAY_MS).getUTCDay()] ?? 'fri';
