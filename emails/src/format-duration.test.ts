import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

test.each([
  [7 * 86_400, '7 days'],
  [2 * 86_400, '2 days'],
  [86_400, '24 hours'],
  [36 * 3600 + 59, '36 hours'],
  [3600, '1 hour'],
  [600, '10 minutes'],
  [30, '1 minute'],
])('%i seconds are %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected);
});
