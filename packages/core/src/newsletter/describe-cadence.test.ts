import { expect, test } from 'vitest';
import { describeCadence } from './describe-cadence.ts';

test.each([
  ['weekly fri 08:00', 'every Friday at 08:00'],
  ['monthly 15 18:30', 'on day 15 of the month at 18:30'],
  ['monthly last fri 08:00', 'on the last Friday of the month at 08:00'],
  ['now and then', null],
])('says %s in words', (text, words) => {
  expect(describeCadence(text)).toBe(words);
});
