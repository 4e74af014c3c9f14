import { readSchedule } from './read-schedule.ts';
import { invalid, type Invalid } from './refusal.ts';

const MAX_SCHEDULE_MS = 30 * 24 * 3600 * 1000;

/** Checks that a `scheduled_at` is readable and within the next 30 days. */
export function checkSchedule(
  value: unknown,
  now: Date,
): { readonly kind: 'valid'; readonly at: Date } | Invalid {
  const at = typeof value === 'string' ? readSchedule(value, now) : null;
  if (at === null) {
    return invalid(
      'Invalid `scheduled_at` field. Expected an ISO 8601 date, or words like `in 1 hour` or `tomorrow at 9am`.',
    );
  }
  if (at < now || at.getTime() > now.getTime() + MAX_SCHEDULE_MS) {
    return invalid('The `scheduled_at` must lie within the next 30 days.');
  }
  return { kind: 'valid', at };
}
