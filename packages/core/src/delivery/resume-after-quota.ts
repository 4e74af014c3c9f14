import type { QuotaPeriod } from './outcome.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** No reset is further away than its period plus a tolerance for clocks; a later one is ignored. */
const LONGEST_MS: Readonly<Record<QuotaPeriod, number>> = {
  daily: 25 * HOUR_MS,
  monthly: 32 * 24 * HOUR_MS,
};
const FIRST_HOURS: Readonly<Record<QuotaPeriod, number>> = { daily: 1, monthly: 6 };
const MOST_HOURS: Readonly<Record<QuotaPeriod, number>> = { daily: 6, monthly: 24 };

/**
 * When to resume an issue that a quota paused: a minute after the reset that Resend names
 * (`resets_at` of `GET /usage`; the day is a rolling 24 hours). If that isn't known, at growing
 * intervals: one refused call costs nothing.
 *
 * @param attempt the refused batch's attempts so far, from 1
 */
export function resumeAfterQuota(
  period: QuotaPeriod,
  resetsAt: Date | null,
  attempt: number,
  now: Date,
): Date {
  const wait = resetsAt === null ? 0 : resetsAt.getTime() - now.getTime();
  if (wait > 0 && wait <= LONGEST_MS[period]) return new Date(now.getTime() + wait + MINUTE_MS);
  const hours = FIRST_HOURS[period] * 2 ** Math.min(attempt - 1, 10);
  return new Date(now.getTime() + Math.min(MOST_HOURS[period], hours) * HOUR_MS);
}
