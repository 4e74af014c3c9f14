import { localTime } from '@galley/core/newsletter';

/** Formats an instant for people: `2026-03-13 08:00 UTC`. */
export const when = (instant: Date | string): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Formats an instant in a newsletter's time zone: `2026-03-13 08:00 Europe/Berlin`. */
export function whenThere(instant: Date | string, timeZone: string): string {
  const local = localTime(new Date(instant), timeZone);
  return `${local.date} ${local.time} ${timeZone}`;
}

/** Formats an instant to the second: `2026-03-13 08:00:05 Europe/Berlin`. */
export function whenExactlyThere(instant: Date | string, timeZone: string): string {
  const at = new Date(instant);
  const { date, time } = localTime(at, timeZone);
  return `${date} ${time}:${String(at.getUTCSeconds()).padStart(2, '0')} ${timeZone}`;
}

/** `1 review`, `2 reviews`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
