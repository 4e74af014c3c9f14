import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeReview } from './place-review.ts';
import { orderQueue, type QueuedReview } from './select-reviews.ts';
import { testReview } from './review.fixture.ts';

const queued = (id: string, pinned: boolean, position: number | null): QueuedReview => ({
  id,
  review: testReview({ title: id }),
  pinned,
  position,
  queuedAt: new Date(0),
});

test('a moved review stands at its place, or as near as pins allow', () => {
  const anyReview = fc.tuple(fc.boolean(), fc.option(fc.integer({ min: 1, max: 9 })));
  const queue = fc
    .array(anyReview, { minLength: 1, maxLength: 8 })
    .map((all) => all.map(([pinned, position], at) => queued(String(at), pinned, position)));
  fc.assert(
    fc.property(queue, fc.nat(), fc.integer({ min: -2, max: 12 }), (reviews, pick, to) => {
      const moved = reviews[pick % reviews.length];
      if (moved === undefined) return;
      const positions = new Map(
        placeReview(reviews, moved.id, to).map(({ id, position }) => [id, position]),
      );
      const after = orderQueue(
        reviews.map((each) => ({ ...each, position: positions.get(each.id) ?? each.position })),
      );
      const pins = reviews.filter(({ pinned }) => pinned).length;
      const [first, last] = moved.pinned ? [1, pins] : [pins + 1, reviews.length];
      expect(after.findIndex(({ id }) => id === moved.id) + 1).toBe(
        Math.min(Math.max(to, first), last),
      );
      const others = (order: readonly QueuedReview[]) =>
        order.filter(({ id }) => id !== moved.id).map(({ id }) => id);
      expect(others(after)).toEqual(others(orderQueue(reviews)));
    }),
  );
});
