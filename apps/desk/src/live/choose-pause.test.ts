import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choosePause } from './choose-pause.ts';

test('pauses grow to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => choosePause(failures, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

test('browsers that fail together come back spread over half of the pause', () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), random, (failures, value) => {
      const longest = choosePause(failures, 1);
      expect(choosePause(failures, value)).toBeGreaterThanOrEqual(longest / 2);
      expect(choosePause(failures, value)).toBeLessThanOrEqual(longest);
    }),
  );
});
