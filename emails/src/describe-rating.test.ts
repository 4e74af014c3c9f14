import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRating } from './describe-rating.ts';
import { wordingOf } from '@galley/wording';

const english = wordingOf('en');

test.each([
  [{ value: 5, max: 5 }, '5 of 5', '★★★★★', ''],
  [{ value: 4, max: 5 }, '4 of 5', '★★★★', '☆'],
  [{ value: 3.5, max: 5 }, '3.5 of 5', '★★★½', '☆'],
  [{ value: 0.5, max: 5 }, '0.5 of 5', '½', '☆☆☆☆'],
  [{ value: 0, max: 3 }, '0 of 3', '', '☆☆☆'],
  [{ value: 7, max: 10 }, '7 of 10', '★★★★★★★', '☆☆☆'],
])('%o reads "%s"', (rating, words, filled, empty) => {
  expect(describeRating(rating, english)).toEqual({ words, stars: { filled, empty } });
});

test('there are as many stars as the scale has steps', () => {
  const anyRating = fc
    .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 20 }))
    .map(([max, halves]) => ({ value: Math.min(halves / 2, max), max }));
  fc.assert(
    fc.property(anyRating, (rating) => {
      const { stars } = describeRating(rating, english);
      expect(`${stars.filled}${stars.empty}`).toHaveLength(rating.max);
    }),
  );
});
