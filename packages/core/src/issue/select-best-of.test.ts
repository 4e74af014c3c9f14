import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectBestOf, type FeaturedReview } from './select-best-of.ts';

const review = (id: string, rating: [number, number] | null, at: [number, number]) => ({
  id,
  rating: rating && { value: rating[0], max: rating[1] },
  issueNumber: at[0],
  position: at[1],
});

const ids = (reviews: readonly FeaturedReview[]) => reviews.map(({ id }) => id).join('');

test('the best come first on any scale, and unrated reviews are left out', () => {
  const featured = [
    review('a', [3, 5], [1, 1]),
    review('b', null, [1, 2]),
    review('c', [9, 10], [2, 1]),
    review('d', [4.5, 5], [1, 3]),
    review('e', [5, 5], [3, 1]),
  ];
  expect(ids(selectBestOf(featured))).toBe('edca');
  expect(ids(selectBestOf(featured, 2))).toBe('ed');
});

test('a review that two issues featured counts once, for the earlier one', () => {
  const selected = selectBestOf([review('a', [5, 5], [4, 1]), review('a', [5, 5], [2, 3])]);
  expect(selected).toMatchObject([{ id: 'a', issueNumber: 2 }]);
});

test('the order of the candidates does not matter', () => {
  const anyReview = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    rating: fc.option(fc.record({ value: fc.integer({ min: 0, max: 5 }), max: fc.constant(5) })),
    issueNumber: fc.integer({ min: 1, max: 3 }),
    position: fc.integer({ min: 1, max: 9 }),
  });
  const unique = fc.uniqueArray(anyReview, {
    selector: ({ issueNumber, position }) => `${issueNumber}.${position}`,
  });
  fc.assert(
    fc.property(unique, (featured) => {
      expect(selectBestOf(featured.toReversed())).toEqual(selectBestOf(featured));
    }),
  );
});
