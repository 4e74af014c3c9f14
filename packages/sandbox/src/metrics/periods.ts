export const GRANULARITIES = ['hourly', 'daily', 'weekly', 'monthly'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Short enough for no period to be stepped over. */
const STEPS: Readonly<Record<Granularity, number>> = {
  hourly: HOUR / 4,
  daily: DAY / 2,
  weekly: 3 * DAY,
  monthly: 14 * DAY,
};

/** Names the periods of a time zone: `2026-07-01` for a day, for a week's Monday and a month's first. */
export type NamePeriod = (at: number) => string;

/** Null when the time zone is unknown. */
export const periodsOf = (granularity: Granularity, timeZone: string): NamePeriod | null => {
  const format = formatIn(timeZone);
  if (format === null) return null;
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    switch (granularity) {
      case 'hourly':
        return `${day}T${parts.hour}:00:00`;
      case 'daily':
        return day;
      case 'weekly': {
        const date = new Date(`${day}T00:00:00Z`);
        const sinceMonday = (date.getUTCDay() + 6) % 7;
        return new Date(date.getTime() - sinceMonday * DAY).toISOString().slice(0, 10);
      }
      case 'monthly':
        return `${parts.year}-${parts.month}-01`;
      default:
        return granularity satisfies never;
    }
  };
};

/** Every period that a range touches, in order; null when there are more than `most`. */
export const listPeriods = (
  range: { readonly start: Date; readonly end: Date },
  granularity: Granularity,
  name: NamePeriod,
  most: number,
): readonly string[] | null => {
  const periods = new Set<string>();
  const end = range.end.getTime();
  for (let at = range.start.getTime(); at < end; at += STEPS[granularity]) {
    periods.add(name(at));
    if (periods.size > most) return null;
  }
  periods.add(name(end));
  return periods.size > most ? null : [...periods];
};

const formatIn = (timeZone: string): Intl.DateTimeFormat | null => {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
  } catch {
    return null;
  }
};
