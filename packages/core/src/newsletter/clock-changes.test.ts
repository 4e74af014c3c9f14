import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockChanges } from './clock-changes.ts';
import { instants, timeZones } from './schedule.arbitrary.ts';

const between = (timeZone: string, after: string, until: string) =>
  clockChanges(timeZone, new Date(after), new Date(until)).map(
    ({ on, time, minutes }) => `${on} ${time} ${minutes}`,
  );

test.each([
  ['Europe/London', ['2026-03-29 01:00 60', '2026-10-25 02:00 -60']],
  ['Australia/Lord_Howe', ['2026-04-05 02:00 -30', '2026-10-04 02:00 30']],
  // Clocks go back at midnight: that night, Thursday lasts an hour longer.
  ['Africa/Cairo', ['2026-04-24 00:00 60', '2026-10-30 00:00 -60']],
  ['Asia/Kolkata', []],
  ['UTC', []],
])('%s in 2026', (timeZone, changes) => {
  expect(between(timeZone, '2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z')).toEqual(changes);
});

test('a zone that skips a whole day goes forward by it', () => {
  expect(between('Pacific/Apia', '2011-12-29T00:00:00Z', '2011-12-31T00:00:00Z')).toEqual([
    '2011-12-30 00:00 1440',
  ]);
});

test('a change belongs to the time that ends with it', () => {
  const change = '2026-03-29T01:00:00Z';
  expect(between('Europe/London', '2026-03-28T00:00:00Z', change)).toHaveLength(1);
  expect(between('Europe/London', change, '2026-03-30T00:00:00Z')).toEqual([]);
});

test('changes add up to the difference between the offsets', () => {
  const offset = (timeZone: string, at: Date): number => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(at);
    return (Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(+at / 1000) * 1000) / 60_000;
  };
  fc.assert(
    fc.property(timeZones, instants, fc.integer({ min: 0, max: 400 }), (zone, after, days) => {
      const until = new Date(after.getTime() + days * 86_400_000);
      const sum = clockChanges(zone, after, until).reduce((all, { minutes }) => all + minutes, 0);
      expect(sum).toBe(offset(zone, until) - offset(zone, after));
    }),
  );
});
