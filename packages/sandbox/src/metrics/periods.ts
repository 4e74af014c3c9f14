import { Temporal } from 'temporal-polyfill';

export const GRANULARITIES = ['hourly', 'daily', 'weekly', 'monthly'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Short enough to skip no period; an hour may last 30 minutes where clocks shift by half an hour. */
const STEPS: Readonly<Record<Granularity, number>> = {
  hourly: HOUR / 4,
  daily: DAY / 2,
  weekly: 3 * DAY,
  monthly: 14 * DAY,
};

/** Names the periods of a time zone: `2026-07-01` for a day, for a week's Monday and a month's first. */
export type NamePeriod = (at: number) => string;

/** Creates the function that names periods; null when the time zone is unknown. */
export function periodsOf(granularity: Granularity, timeZone: string): NamePeriod | null {
  const local = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  try {
    local(0);
  } catch {
    return null;
  }
  return (at) => {
    const time = local(at).toPlainDateTime();
    const day = time.toPlainDate();
    switch (granularity) {
      case 'hourly':
        return time.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString();
      case 'daily':
        return day.toString();
      case 'weekly':
        return day.subtract({ days: day.dayOfWeek - 1 }).toString();
      case 'monthly':
        return day.with({ day: 1 }).toString();
      default:
        return granularity satisfies never;
    }
  };
}

/** Lists every period that a range touches, in order; null when there are more than `most`. */
export function listPeriods(
  range: { readonly start: Date; readonly end: Date },
  granularity: Granularity,
  name: NamePeriod,
  most: number,
): readonly string[] | null {
  const periods = new Set<string>();
  const end = range.end.getTime();
  for (let at = range.start.getTime(); at < end; at += STEPS[granularity]) {
    periods.add(name(at));
    if (periods.size > most) return null;
  }
  periods.add(name(end));
  return periods.size > most ? null : [...periods];
}
