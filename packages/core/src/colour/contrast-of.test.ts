import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf } from './contrast-of.ts';

const channel = fc.integer({ min: 0, max: 255 });
const anyColour = fc.tuple(channel, channel, channel);

test('contrast is what WCAG says it is, whichever colour comes first', () => {
  expect(contrastOf([0, 0, 0], [255, 255, 255])).toBe(21);
  expect(contrastOf([0x77, 0x77, 0x77], [255, 255, 255])).toBeCloseTo(4.478, 3);
  fc.assert(
    fc.property(anyColour, anyColour, (one, other) => {
      expect(contrastOf(one, other)).toBe(contrastOf(other, one));
      expect(contrastOf(one, other)).toBeGreaterThanOrEqual(1);
    }),
  );
});
