import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustRate, type SendingRate } from './adjust-rate.ts';

const UNKNOWN: SendingRate = { perSecond: null, ceiling: null };
const calm = (limit: number | null) => ({ limit, tooFast: false });
const tooFast = (limit: number | null) => ({ limit, tooFast: true });

test('has no limit until the provider names one', () => {
  expect(adjustRate(UNKNOWN, calm(null))).toEqual(UNKNOWN);
});

test("stays a little below the provider's limit", () => {
  expect(adjustRate(UNKNOWN, calm(10))).toEqual({ perSecond: 9.5, ceiling: 9.5 });
});

test('follows a lowered limit', () => {
  expect(adjustRate({ perSecond: 9.5, ceiling: 9.5 }, calm(2)).perSecond).toBe(1.9);
});

test('slows down after a 429, even one that names no limit', () => {
  expect(adjustRate({ perSecond: 10, ceiling: 10 }, tooFast(null)).perSecond).toBe(7);
  expect(adjustRate(UNKNOWN, tooFast(null)).perSecond).toBe(7);
});

test('recovers slowly and never past the limit', () => {
  let rate: SendingRate = { perSecond: 2, ceiling: 9.5 };
  rate = adjustRate(rate, calm(10));
  expect(rate.perSecond).toBeCloseTo(2.19);
  for (let answers = 0; answers < 60; answers += 1) rate = adjustRate(rate, calm(10));
  expect(rate.perSecond).toBe(9.5);
});

test('stays above zero and at or below the limit, for any answers', () => {
  const seen = fc.record({
    limit: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
    tooFast: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 50 }), (answers) => {
      const rate = answers.reduce(adjustRate, UNKNOWN);
      if (rate.perSecond === null) return;
      expect(rate.perSecond).toBeGreaterThanOrEqual(0.5);
      if (rate.ceiling !== null) expect(rate.perSecond).toBeLessThanOrEqual(rate.ceiling);
    }),
  );
});
