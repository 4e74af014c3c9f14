import { expect, test } from 'vitest';
import { listPeriods, periodsOf, type Granularity } from './periods.ts';

const list = (granularity: Granularity, timeZone: string, start: string, end: string, most = 100) =>
  listPeriods(
    { start: new Date(start), end: new Date(end) },
    granularity,
    periodsOf(granularity, timeZone) ?? String,
    most,
  );

test('a week is named by its Monday and a month by its first day, in local time', () => {
  expect(list('weekly', 'UTC', '2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z')).toEqual([
    '2026-11-16',
    '2026-11-23',
  ]);
  expect(list('monthly', 'Asia/Tokyo', '2026-10-31T14:59:59Z', '2026-12-31T15:00:00Z')).toEqual([
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ]);
});

test('a day that lacks an hour has 23 of them, and one that repeats an hour names it once', () => {
  const hours = (day: string, next: string) => list('hourly', 'Europe/London', day, next)?.length;
  expect(hours('2026-03-29T00:00:00Z', '2026-03-29T22:59:59Z')).toBe(23);
  expect(hours('2026-10-24T23:00:00Z', '2026-10-25T23:59:59Z')).toBe(24);
});

test('no hour is skipped where clocks shift by half an hour', () => {
  const hours = list(
    'hourly',
    'Australia/Lord_Howe',
    '2026-10-03T12:59:00Z',
    '2026-10-03T17:00:00Z',
  );
  expect(hours?.map((hour) => hour.slice(11, 13))).toEqual(['23', '00', '01', '02', '03', '04']);
});

test('more periods than allowed, and unknown time zones, are null', () => {
  expect(list('daily', 'UTC', '2026-01-01T00:00:00Z', '2026-01-04T00:00:00Z', 3)).toBeNull();
  expect(list('daily', 'UTC', '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', 3)).toHaveLength(3);
  expect(periodsOf('daily', 'Mars/Olympus')).toBeNull();
});
