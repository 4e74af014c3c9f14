import { expect, test } from 'vitest';
import { lastWeeks } from './report-weeks.ts';

test('weeks begin on Mondays, and the last one holds the day', () => {
  expect(lastWeeks('2026-11-29', 2)).toEqual(['2026-11-16', '2026-11-23']);
  expect(lastWeeks('2026-11-30', 2)).toEqual(['2026-11-23', '2026-11-30']);
  expect(lastWeeks('2027-01-01', 1)).toEqual(['2026-12-28']);
});
