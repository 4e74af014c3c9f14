/**
 * What a date means: the days that it may be. A time of the world (`…Z`) is another day in other
 * places, so it names two unless it is the same day from Los Angeles to Tokyo.
 */
export type ReadDay =
  | {
      readonly kind: 'days';
      readonly days: readonly string[];
      /** The moment, if the date names one. */
      readonly instant: number | null;
    }
  /** It can be read in several ways, or isn't whole. */
  | { readonly kind: 'unclear' };

const UNCLEAR: ReadDay = { kind: 'unclear' };
const YEAR_FIRST =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(.*))?$/i;
const CHINESE = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MONTH_FIRST =
  /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,]+(?:at\s+)?(.*))?$/i;
const DAY_FIRST =
  /^(?:([a-z]{3,9})\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?:[\s,]+(.*))?$/i;
const CLOCK_TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)$/;
const EPOCH = /^\d{10}(?:\d{3})?$/;
const OFFSET = /^(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const EARLIEST_YEAR = 1600;
const LATEST = Date.UTC(2100, 0);
const HOUR = 3_600_000;
/** Los Angeles in winter and Tokyo: almost everybody who publishes lives between them. */
const WEST = -8 * HOUR;
const EAST = 9 * HOUR;

/** Reads a date as pages and feeds write it; text in any doubtful form is unclear. */
export function readDay(given: string): ReadDay {
  const text = given.trim().replace(/\s+/g, ' ');
  if (EPOCH.test(text)) return readNumber(text);
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) {
    const [, year, , month, day, hour, minute, second, zone] = iso;
    return readParts({ year, month, day, hour, minute, second, zone });
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second, zone] = compact;
    return readParts({ year, month, day, hour, minute, second, zone });
  }
  const chinese = CHINESE.exec(text);
  if (chinese !== null) {
    const [, year, month, day] = chinese;
    return readParts({ year, month, day });
  }
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return readNumbers(numbers);
  return readNamedMonth(text);
}

/**
 * Seconds or milliseconds since 1970. But 2026031107 is also a day with its hour, and a telephone
 * number has ten digits too: what would be in the next century says nothing.
 */
function readNumber(text: string): ReadDay {
  const instant = Number(text) * (text.length === 10 ? 1000 : 1);
  const hour = /^((?:19|20)\d{2})(\d{2})(\d{2})([01]\d|2[0-3])$/.exec(text);
  const [, year, month, day] = hour ?? [];
  const isDay = hour !== null && readParts({ year, month, day }).kind === 'days';
  return isDay || instant > LATEST ? UNCLEAR : atInstant(instant);
}

/** 25/04/2026 can be read in one way, 03/04/2026 in two. */
function readNumbers([, one, , other, year]: RegExpExecArray): ReadDay {
  const ways = [
    readParts({ year, month: one, day: other }),
    readParts({ year, month: other, day: one }),
  ].flatMap((each) => (each.kind === 'days' ? each.days : []));
  const [only, ...rest] = [...new Set(ways)];
  return only === undefined || rest.length > 0 ? UNCLEAR : exactly(only);
}

function readNamedMonth(text: string): ReadDay {
  // "Wed, 11 Mar 2026 14:00:00 GMT" and "Wednesday, March 11, 2026".
  const [, weekday, rest = text] = /^([a-z]{3,9}),\s+(.*)$/i.exec(text) ?? [];
  const american = MONTH_FIRST.exec(rest);
  const usual = american === null ? DAY_FIRST.exec(text) : null;
  const [name, day, year, tail = ''] = american?.slice(1) ?? usual?.slice(2) ?? [];
  const [monthName, dayText] = american === null ? [day, name] : [name, day];
  const month = monthOf(monthName ?? '');
  if (month === 0 || year === undefined) return UNCLEAR;
  const [, hour, minute, second, zone] = CLOCK_TIME.exec(tail) ?? [];
  if (tail !== '' && hour === undefined) return UNCLEAR;
  const read = readParts({ year, month: String(month), day: dayText, hour, minute, second, zone });
  return fits(read, weekday ?? usual?.[1]) ? read : UNCLEAR;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const short = lower === 'sept' ? 'sep' : lower;
  return Math.max(MONTHS.indexOf(short), LONG_MONTHS.indexOf(lower)) + 1;
}

/** A day of the week that doesn't fit shows that something is wrong. */
function fits(read: ReadDay, weekday: string | undefined): boolean {
  if (weekday === undefined || read.kind !== 'days') return true;
  const named = WEEKDAYS.indexOf(weekday.toLowerCase().slice(0, 3));
  return read.days.some((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === named);
}

interface Parts {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly zone?: string | undefined;
}

function readParts({ year, month, day, hour, minute, second, zone }: Parts): ReadDay {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const midnight = Date.UTC(y, m - 1, d);
  const local = dayOf(midnight);
  const isReal = local === `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  // What programs write when they don't know.
  if (!isReal || y < EARLIEST_YEAR || local === '1970-01-01') return UNCLEAR;
  if (hour === undefined || zone === undefined || zone.trim() === '') return exactly(local);
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000;
  if (time > 24 * HOUR) return UNCLEAR;
  const offset = offsetOf(zone.trim());
  if (offset === null) return UNCLEAR;
  if (offset === 0) return atInstant(midnight + time);
  return { kind: 'days', days: [local], instant: midnight + time - offset };
}

/** Null for zones by name: "EST" and "IST" mean several. */
function offsetOf(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const [, sign, hours, minutes = '0'] = OFFSET.exec(zone) ?? [];
  if (hours === undefined) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}

function atInstant(instant: number): ReadDay {
  if (instant < 24 * HOUR) return UNCLEAR;
  const days = [...new Set([dayOf(instant), dayOf(instant + WEST), dayOf(instant + EAST)])];
  return { kind: 'days', days, instant };
}

const exactly = (day: string): ReadDay => ({ kind: 'days', days: [day], instant: null });
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
