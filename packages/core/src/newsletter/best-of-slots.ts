import { Temporal } from 'temporal-polyfill';
import { parseCadence, type CadenceReading } from './cadence.ts';
import { localDate, type Slot } from './slots.ts';

/** What a slot becomes: an issue of the queue, or one that looks back on the month before. */
export const SLOT_KINDS = ['regular', 'best-of'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** Reads the cadence of best-ofs, which look back on a month and so come once in each. */
export function parseBestOfCadence(text: string): CadenceReading {
  const reading = parseCadence(text);
  return reading.kind === 'ok' && reading.cadence.kind !== 'weekly' ? reading : EXPECTED;
}

const EXPECTED: CadenceReading = {
  kind: 'invalid',
  expected: 'a monthly cadence such as "monthly 1 09:00" or "monthly first mon 09:00"',
};

/**
 * The month on which the best-of of a slot looks back: the one before it.
 *
 * @example bestOfMonth('2026-04-01') // '2026-03'
 */
export const bestOfMonth = (dueOn: string): string =>
  Temporal.PlainDate.from(dueOn).toPlainYearMonth().subtract({ months: 1 }).toString();

/** Whether the month of a best-of is over: a long cut-off may reach back into it. */
export const isBestOfMonthOver = ({ dueOn, timeZone }: Slot, now: Date): boolean =>
  localDate(timeZone, now).slice(0, 'YYYY-MM'.length) > bestOfMonth(dueOn);
