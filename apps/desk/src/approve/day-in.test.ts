import { expect, test } from 'vitest';
import { dayIn } from './day-in.ts';

test.each([
  ['Europe/London', '2026-12-03T23:59:00Z', '2026-12-03'],
  ['Pacific/Auckland', '2026-12-03T23:59:00Z', '2026-12-04'],
  ['America/Los_Angeles', '2026-03-01T07:59:00Z', '2026-02-28'],
])('in %s, %s is %s', (timeZone, instant, day) => {
  expect(dayIn(timeZone, Date.parse(instant))).toBe(day);
});
