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

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** American zones without a word for the season follow daylight saving; the others are fixed. */
const ZONES: Readonly<Record<string, string | number>> = {
  utc: 0,
  gmt: 0,
  et: 'America/New_York',
  est: -5,
  edt: -4,
  ct: 'America/Chicago',
  cst: -6,
  cdt: -5,
  mt: 'America/Denver',
  mst: -7,
  mdt: -6,
  pt: 'America/Los_Angeles',
  pst: -8,
  pdt: -7,
};

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/i;
const SPAN = /^in (\d{1,6}|an?) ?([a-z]+)$/;
const DAY_AND_TIME =
  /^(?:on )?(today|tomorrow|(?:next )?[a-z]+day) (?:at )?(?:(\d{1,2})(?::(\d\d))? ?(am|pm)?|(noon|midnight))(?: ([a-z]{2,3}))?$/;

/**
 * Reads when a mail is to be sent: an ISO 8601 date, or the English that Resend's page on scheduling
 * shows (`in 1 hour`, `tomorrow at 9am`, `Friday at 3pm ET`). Without a zone it is UTC; a day of the
 * week is the next one to come. Null for anything else.
 *
 * A library for dates in English takes 9 MB for this and reads far more than Resend promises.
 */
export const readSchedule = (text: string, now: Date): Date | null => {
  if (ISO.test(text)) return readIso(text);
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return readSpan(words, now) ?? readDayAndTime(words, now);
};

const readIso = (text: string): Date | null => {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10));
  const isDay = text.length === 10;
  const date = new Date(hasZone || isDay ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
};

const readSpan = (words: string, now: Date): Date | null => {
  const [, count, name = ''] = SPAN.exec(words) ?? [];
  if (count === undefined) return null;
  const unit = own(UNITS, name) ?? own(UNITS, name.replace(/s$/, ''));
  if (unit === undefined) return null;
  return new Date(now.getTime() + (count.startsWith('a') ? 1 : Number(count)) * unit);
};

const readDayAndTime = (words: string, now: Date): Date | null => {
  const [, day, hours, minutes, half, named, zoneName = 'utc'] = DAY_AND_TIME.exec(words) ?? [];
  const zone = own(ZONES, zoneName);
  if (day === undefined || zone === undefined) return null;
  const minute = readMinute(hours, minutes, half, named);
  if (minute === null) return null;
  // A wall clock's reading is kept as if it were UTC, and moved by the zone's offset at the end.
  const today = Math.floor((now.getTime() + offsetAt(zone, now.getTime())) / 86_400_000);
  const at = (days: number): Date => {
    const wall = (today + days) * 86_400_000 + minute * 60_000;
    return new Date(wall - offsetAt(zone, wall - offsetAt(zone, wall)));
  };
  if (day === 'today') return at(0);
  if (day === 'tomorrow') return at(1);
  const weekday = WEEKDAYS.indexOf(day.replace('next ', ''));
  if (weekday < 0) return null;
  // 1 January 1970 was a Thursday.
  const ahead = (weekday - ((today + 4) % 7) + 7) % 7;
  const first = at(ahead);
  return first.getTime() > now.getTime() ? first : at(ahead + 7);
};

const readMinute = (
  hours: string | undefined,
  minutes: string | undefined,
  half: string | undefined,
  named: string | undefined,
): number | null => {
  if (named !== undefined) return named === 'noon' ? 12 * 60 : 0;
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  if (minute > 59) return null;
  // A bare "at 9" may be morning or evening.
  if (half === undefined) return minutes === undefined || hour > 23 ? null : hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
};

/** Milliseconds by which a zone's clocks are ahead of UTC. */
const offsetAt = (zone: string | number, at: number): number => {
  if (typeof zone === 'number') return zone * 3_600_000;
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hour, minute] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60_000;
};

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
