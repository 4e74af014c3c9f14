import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

test.each([
  ['0', 0],
  ['90s', 90],
  ['5m', 300],
  ['2h', 7200],
  ['1d', 86_400],
])('reads %s', (text, seconds) => {
  expect(parseDuration(text)).toEqual({ kind: 'ok', seconds });
});

test.each(['', '5', '-5m', '1.5h', '2 h', '2H', '1w', 'h', '400d', '99999999999s'])(
  'refuses %j',
  (text) => {
    expect(parseDuration(text).kind).toBe('invalid');
  },
);

test("the caller's own longest duration applies and is named", () => {
  expect(parseDuration('400d', 400 * 86_400).kind).toBe('ok');
  expect(parseDuration('15d', 14 * 86_400)).toEqual({
    kind: 'invalid',
    expected: 'a duration such as 0, 90s, 5m, 2h or 1d, 14d at most',
  });
});

test('what it prints reads back equal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 366 * 86_400 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds))).toEqual({ kind: 'ok', seconds });
    }),
  );
});
