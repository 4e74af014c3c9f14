export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type Ordinal = (typeof ORDINALS)[number];

/** A wall time of day. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
}

/** When issues are due: on which local dates, at which local wall time. */
export type Cadence =
  | { readonly kind: 'weekly'; readonly weekday: Weekday; readonly time: WallTime }
  /** In a month without that day (29 to 31), on its last day. */
  | { readonly kind: 'monthly-day'; readonly day: number; readonly time: WallTime }
  | {
      readonly kind: 'monthly-weekday';
      readonly ordinal: Ordinal;
      readonly weekday: Weekday;
      readonly time: WallTime;
    };

export type CadenceReading =
  | { readonly kind: 'ok'; readonly cadence: Cadence }
  | { readonly kind: 'invalid'; readonly expected: string };

const EXPECTED =
  'a cadence such as "weekly fri 08:00", "monthly 15 08:00" (31: the last day of a shorter month), "monthly first mon 08:00" or "monthly last fri 08:00"';

const invalid: CadenceReading = { kind: 'invalid', expected: EXPECTED };

/**
 * Reads a cadence as people type it, in upper or lower case and with any blanks.
 *
 * @example parseCadence('monthly last fri 08:00')
 */
export function parseCadence(text: string): CadenceReading {
  const words = text.trim().toLowerCase().split(/\s+/);
  const time = parseWallTime(words.pop() ?? '');
  if (time === null) return invalid;
  const [rhythm, second = '', third, ...rest] = words;
  if (rest.length > 0) return invalid;
  if (rhythm === 'weekly' && third === undefined) {
    const weekday = readWeekday(second);
    return weekday ? { kind: 'ok', cadence: { kind: 'weekly', weekday, time } } : invalid;
  }
  if (rhythm !== 'monthly') return invalid;
  if (third === undefined) {
    const day = /^\d{1,2}$/.test(second) ? Number(second) : 0;
    if (day < 1 || day > 31) return invalid;
    return { kind: 'ok', cadence: { kind: 'monthly-day', day, time } };
  }
  const ordinal = ORDINALS.find((each) => each === second);
  const weekday = readWeekday(third);
  if (!ordinal || !weekday) return invalid;
  return { kind: 'ok', cadence: { kind: 'monthly-weekday', ordinal, weekday, time } };
}

/** Prints a cadence in its one stored form; it reads back equal. */
export function formatCadence(cadence: Cadence): string {
  const time = formatWallTime(cadence.time);
  switch (cadence.kind) {
    case 'weekly':
      return `weekly ${cadence.weekday} ${time}`;
    case 'monthly-day':
      return `monthly ${cadence.day} ${time}`;
    case 'monthly-weekday':
      return `monthly ${cadence.ordinal} ${cadence.weekday} ${time}`;
  }
}

/** `HH:MM`. */
export const formatWallTime = ({ hour, minute }: WallTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function parseWallTime(text: string): WallTime | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const time = { hour: Number(match[1]), minute: Number(match[2]) };
  return time.hour < 24 && time.minute < 60 ? time : null;
}

const LONG_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

const readWeekday = (word: string): Weekday | undefined =>
  WEEKDAYS.find((weekday) => weekday === word || LONG_NAMES[weekday] === word);
