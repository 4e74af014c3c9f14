/** How a language writes instants, in the reader's own time zone. */
export interface Moments {
  /** "Friday, December 4 at 8:00 AM" */
  readonly full: (instant: string) => string;
  /** "4 December 2026" */
  readonly day: (instant: string) => string;
  /** "8:00 AM" */
  readonly time: (instant: string) => string;
  /** "3 hours ago", "in 6 days" */
  readonly away: (instant: string, now: number) => string;
  /** How long it is until then, exactly: "2 d 14 h", "3 h 20 min" */
  readonly span: (instant: string, now: number) => string;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** @throws RangeError if `language` is not a BCP 47 tag. */
export function makeMoments(language: string, timeZone?: string): Moments {
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  // "8:00 AM" or "08:00".
  const hour = hour12 === true ? 'numeric' : '2-digit';
  const zone = timeZone === undefined ? {} : { timeZone };
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, ...zone });
    return (instant: string) => format.format(new Date(instant));
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    full: write({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour,
      minute: '2-digit',
    }),
    day: write({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: write({ hour, minute: '2-digit' }),
    away(instant, now) {
      const seconds = (Date.parse(instant) - now) / 1000;
      const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
      // Towards zero, so that "in 6 days" never promises more than there is.
      return relative.format(Math.trunc(seconds / size) || 0, unit);
    },
    span: (instant, now) => writeSpan(language, Math.max(0, (Date.parse(instant) - now) / 60_000)),
  };
}

/** Days and hours or, on the last day, hours and minutes; never more than there is. */
function writeSpan(language: string, minutes: number): string {
  const hours = Math.trunc(minutes / 60);
  const days = Math.trunc(hours / 24);
  const parts: readonly (readonly [number, 'day' | 'hour' | 'minute'])[] =
    days > 0
      ? [
          [days, 'day'],
          [hours % 24, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [Math.trunc(minutes % 60), 'minute'],
        ];
  const said = parts.filter(([count], index) => count > 0 || (index === 1 && minutes < 60));
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'narrow' });
  return list.format(said.map(([count, unit]) => writeUnit(language, count, unit)));
}

function writeUnit(language: string, count: number, unit: 'day' | 'hour' | 'minute'): string {
  // English has "2 days, 14 hr" or "2d 14h", and nothing in between.
  const isEnglish = /^en\b/.test(language) && unit !== 'minute';
  const unitDisplay = isEnglish ? 'narrow' : 'short';
  const said = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(count);
  return isEnglish ? said.replace(/(?<=\d)(?=[a-z])/, ' ') : said;
}
