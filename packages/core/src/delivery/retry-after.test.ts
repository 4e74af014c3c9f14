import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

test.each([
  ['7', 7],
  ['0', 1],
  [' 2.2 ', 3],
  ['12', 12],
  ['2.25', 3],
  ['22 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 22 Nov 2026 12:00:30 +0000', 30],
  ['Sun, 22 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 1],
  ['99999', 3600],
  ['soon', 1],
  ['', 1],
  [null, 1],
])('reads %j as %i seconds', (header, seconds) => {
  expect(readRetryAfter(header, NOW)).toBe(seconds);
});
