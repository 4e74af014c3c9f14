import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forceDark } from './force-dark.ts';
import type { Rgb } from './rgb.ts';

const light = ([red, green, blue]: Rgb): number => red * 0.3 + green * 0.59 + blue * 0.11;

test('white paper turns nearly black, black ink white, and red stays red', () => {
  expect(light(forceDark([255, 255, 255]))).toBeLessThan(30);
  expect(forceDark([0, 0, 0])).toEqual([255, 255, 255]);
  const [red, green, blue] = forceDark([156, 42, 28]);
  expect(red).toBeGreaterThan(Math.max(green, blue) + 60);
});

test('greys keep no hue, and the lighter of two becomes the darker', () => {
  const grey = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(grey, grey, (a, b) => {
      const [one, other] = [forceDark([a, a, a]), forceDark([b, b, b])];
      expect(Math.max(...one) - Math.min(...one)).toBeLessThanOrEqual(1);
      if (a > b) expect(light(one)).toBeLessThanOrEqual(light(other));
    }),
  );
});

test('every colour stays a colour', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (colour) => {
      for (const value of forceDark(colour)) {
        expect(Number.isInteger(value) && value >= 0 && value <= 255).toBe(true);
      }
    }),
  );
});
