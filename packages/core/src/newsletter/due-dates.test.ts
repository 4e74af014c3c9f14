import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCadence } from './cadence.ts';
import { isDueDate, nextDueDate } from './due-dates.ts';
import { cadences, instants } from './schedule.arbitrary.ts';

function datesOf(text: string, after: string, count: number): readonly string[] {
  const reading = parseCadence(text);
  if (reading.kind === 'invalid') throw new Error(text);
  const dates = [after];
  while (dates.length <= count) dates.push(nextDueDate(reading.cadence, dates.at(-1) ?? ''));
  return dates.slice(1);
}

test.each([
  ['weekly fri 08:00', '2026-03-12', ['2026-03-13', '2026-03-20']],
  ['weekly fri 08:00', '2026-03-13', ['2026-03-20', '2026-03-27']],
  ['monthly 15 08:00', '2026-12-15', ['2027-01-15', '2027-02-15']],
  ['monthly 31 08:00', '2024-01-30', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']],
  ['monthly first mon 08:00', '2026-05-31', ['2026-06-01', '2026-07-06']],
  ['monthly fourth thu 08:00', '2026-11-01', ['2026-11-26', '2026-12-24']],
  ['monthly last fri 08:00', '2026-01-30', ['2026-02-27', '2026-03-27']],
])('%s after %s', (cadence, after, expected) => {
  expect(datesOf(cadence, after, expected.length)).toEqual(expected);
});

test('every next date is later, belongs to the cadence, and comes within 62 days', () => {
  fc.assert(
    fc.property(cadences, instants, (cadence, instant) => {
      const after = instant.toISOString().slice(0, 10);
      const next = nextDueDate(cadence, after);
      expect(next > after).toBe(true);
      expect(isDueDate(cadence, next)).toBe(true);
      expect(Date.parse(next) - Date.parse(after)).toBeLessThanOrEqual(62 * 86_400_000);
    }),
  );
});

test.each(['2026-02-30', 'friday', '', '2026-3-13', '20260313'])('%j is not a due date', (text) => {
  expect(isDueDate({ kind: 'weekly', weekday: 'fri', time: { hour: 8, minute: 0 } }, text)).toBe(
    false,
  );
});
