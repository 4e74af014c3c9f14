import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepOrder } from './keep-order.ts';
import { orderQueue } from './select-reviews.ts';

const review = (id: string, value: number, position: number | null = null) => ({
  id,
  pinned: false,
  position,
  queuedAt: new Date(0),
  review: { rating: { value, max: 5 }, publishedOn: null },
});

test('reviews that stand as a queue would have them stay as they are', () => {
  const sorted = [review('1', 5), review('2', 4)];
  expect(keepOrder(sorted)).toBe(sorted);
});

test('reviews that stand otherwise get the positions that keep them there', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
      const standing = values.map((value, at) => review(String(at + 1), value));
      const ids = orderQueue(keepOrder(standing)).map(({ id }) => id);
      expect(ids).toEqual(standing.map(({ id }) => id));
    }),
  );
});
