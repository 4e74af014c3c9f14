import { Temporal } from 'temporal-polyfill';

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  sec: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  hr: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** American zones that name no season follow daylight saving; the others have a fixed offset. */
const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  et: 'America/New_York',
  est: '-05:00',
  edt: '-04:00',
  ct: 'America/Chicago',
  cst: '-06:00',
  cdt: '-05:00',
  mt: 'America/Denver',
  mst: '-07:00',
  mdt: '-06:00',
  pt: 'America/Los_Angeles',
  pst: '-08:00',
  pdt: '-07:00',
};

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/i;
const SPAN = /^in (\d{1,6}|an?) ?([a-z]+)$/;
const DAY_AND_TIME =
  /^(?:on )?(today|tomorrow|(?:next )?[a-z]+day) (?:at )?(?:(\d{1,2})(?::(\d\d))? ?(am|pm)?|(noon|midnight))(?: ([a-z]{2,3}))?$/;

/**
 * Reads when to send a mail: an ISO 8601 date, or the English of Resend's page on scheduling (`in 1
 * hour`, `tomorrow at 9am`, `Friday at 3pm ET`). The zone defaults to UTC, and a weekday means the
 * next one. Null for anything else.
 *
 * A library for dates in English takes 9 MB and reads far more than Resend promises.
 */
export function readSchedule(text: string, now: Date): Date | null {
  if (ISO.test(text)) return readIso(text);
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return readSpan(words, now) ?? readDayAndTime(words, now);
}

function readIso(text: string): Date | null {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10));
  const isDay = text.length === 10;
  const date = new Date(hasZone || isDay ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function readSpan(words: string, now: Date): Date | null {
  const [, count, name = ''] = SPAN.exec(words) ?? [];
  if (count === undefined) return null;
  const unit = own(UNITS, name) ?? own(UNITS, name.replace(/s$/, ''));
  if (unit === undefined) return null;
  return new Date(now.getTime() + (count.startsWith('a') ? 1 : Number(count)) * unit);
}

function readDayAndTime(words: string, now: Date): Date | null {
  const [, day, hours, minutes, half, named, zoneName = 'utc'] = DAY_AND_TIME.exec(words) ?? [];
  const timeZone = own(ZONES, zoneName);
  if (day === undefined || timeZone === undefined) return null;
  const plainTime = readTime(hours, minutes, half, named);
  if (plainTime === null) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const at = (days: number): Date =>
    new Date(today.add({ days }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
  if (day === 'today') return at(0);
  if (day === 'tomorrow') return at(1);
  const weekday = WEEKDAYS.indexOf(day.replace('next ', ''));
  if (weekday < 0) return null;
  const ahead = (weekday + 1 - today.dayOfWeek + 7) % 7;
  return at(ahead) > now ? at(ahead) : at(ahead + 7);
}

function readTime(
  hours: string | undefined,
  minutes: string | undefined,
  half: string | undefined,
  named: string | undefined,
): { readonly hour: number; readonly minute: number } | null {
  if (named !== undefined) return { hour: named === 'noon' ? 12 : 0, minute: 0 };
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  if (minute > 59) return null;
  // A bare "at 9" may be morning or evening.
  if (half === undefined) return minutes === undefined || hour > 23 ? null : { hour, minute };
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
