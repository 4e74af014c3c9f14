import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDate, readDate } from './publication-date.ts';
import { printRating, readRating } from './rating.ts';

test('every printed rating reads back equal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(20), (max, halves) => {
      const rating = { value: Math.min(halves / 2, max), max };
      expect(readRating(printRating(rating))).toEqual({ kind: 'rating', rating });
    }),
  );
});

test.each(['', 'WIRED', '24/7 News', 'Studio 54', '5/', '/5', 'Five of five'])(
  '%j is not a rating',
  (text) => {
    expect(readRating(text)).toEqual({ kind: 'other' });
  },
);

test('every printed day reads back equal, and agrees with the calendar', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(readDate(printDate(date))).toEqual({ kind: 'date', date });
        expect(readDate(date)).toEqual({ kind: 'date', date });
      },
    ),
  );
});

test('a date is refused exactly when the calendar lacks that day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1600, max: 9999 }),
      fc.nat(14),
      fc.nat(32),
      (year, month, day) => {
        const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
        const real = new Date(Date.UTC(year, month - 1, day));
        const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
        expect(readDate(date).kind).toBe(exists ? 'date' : 'invalid');
      },
    ),
    { numRuns: 1000 },
  );
});
