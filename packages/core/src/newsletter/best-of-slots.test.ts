import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOfMonth, isBestOfMonthOver, parseBestOfCadence } from './best-of-slots.ts';
import { slotOn } from './slots.ts';

test.each(['monthly 1 09:00', 'monthly first mon 09:00', 'Monthly LAST fri 8:00'])(
  '%s is a cadence of best-ofs',
  (text) => {
    expect(parseBestOfCadence(text).kind).toBe('ok');
  },
);

test.each(['weekly fri 08:00', 'monthly', 'yearly 1 09:00', ''])('%j is none', (text) => {
  expect(parseBestOfCadence(text)).toMatchObject({
    kind: 'invalid',
    expected: expect.stringContaining('a monthly cadence'),
  });
});

test.each([
  ['2026-04-01', '2026-03'],
  ['2026-04-30', '2026-03'],
  ['2026-01-31', '2025-12'],
  ['2024-03-31', '2024-02'],
])('the best-of of %s looks back on %s', (dueOn, month) => {
  expect(bestOfMonth(dueOn)).toBe(month);
});

test('the month of a best-of is over when it is due, wherever that is', () => {
  const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin', 'Asia/Kathmandu'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 14 * 86_400 }),
      (timeZone, month, cutOffSeconds) => {
        const reading = parseBestOfCadence('monthly 1 00:00');
        if (reading.kind === 'invalid') throw new Error(reading.expected);
        const { cadence } = reading;
        const schedule = { cadence, timeZone, cutOffSeconds, lateLimitSeconds: 3600 };
        const slot = slotOn(schedule, `2026-${String(month).padStart(2, '0')}-01`);
        expect(isBestOfMonthOver(slot, slot.dueAt)).toBe(true);
        expect(isBestOfMonthOver(slot, new Date(slot.dueAt.getTime() - 1))).toBe(false);
      },
    ),
  );
});
