import { expect, test } from 'vitest';
import { firstWeekdayOf, weekdaysOf, weeksBetween, weeksOf } from './weeks.ts';

test('a month is cut into whole weeks', () => {
  const weeks = weeksOf('2026-12', 1);
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([
    null,
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
    '2026-12-05',
    '2026-12-06',
  ]);
  expect(weeks.at(-1)?.slice(3)).toEqual(['2026-12-31', null, null, null]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(31);
});

test.each([1, 6, 7])('a week that begins on day %d has it in its first column', (first) => {
  for (const month of ['2026-02', '2028-02', '2026-03', '2027-01']) {
    const [, second] = weeksOf(month, first);
    const weekday = new Date(`${second?.[0]}T00:00:00Z`).getUTCDay() || 7;
    expect(weekday).toBe(first);
  }
});

test('weeks begin as they do where a language is spoken', () => {
  expect(firstWeekdayOf('de')).toBe(1);
  expect(weekdaysOf('en', firstWeekdayOf('en')).map(({ long }) => long)[0]).toBe('Sunday');
  expect(weekdaysOf('de', 1).map(({ short }) => short)).toEqual([
    'Mo',
    'Di',
    'Mi',
    'Do',
    'Fr',
    'Sa',
    'So',
  ]);
});

test('weeks before the first day and after the last one are left out', () => {
  const weeks = weeksBetween(weeksOf('2026-12', 1), '2026-12-10', '2026-12-25');
  expect(weeks.map(([monday]) => monday)).toEqual(['2026-12-07', '2026-12-14', '2026-12-21']);
});
