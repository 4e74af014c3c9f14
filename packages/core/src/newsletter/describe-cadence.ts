import { formatWallTime, parseCadence, type Weekday } from './cadence.ts';

const NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/**
 * A cadence in words for readers ("every Friday at 08:00"); null if `text` is not a cadence.
 *
 * @example describeCadence('monthly last fri 08:00') // 'on the last Friday of the month at 08:00'
 */
export function describeCadence(text: string): string | null {
  const reading = parseCadence(text);
  if (reading.kind === 'invalid') return null;
  const { cadence } = reading;
  const at = `at ${formatWallTime(cadence.time)}`;
  switch (cadence.kind) {
    case 'weekly':
      return `every ${NAMES[cadence.weekday]} ${at}`;
    case 'monthly-day':
      return `on day ${cadence.day} of the month ${at}`;
    case 'monthly-weekday':
      return `on the ${cadence.ordinal} ${NAMES[cadence.weekday]} of the month ${at}`;
  }
}
