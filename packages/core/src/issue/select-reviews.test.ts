import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderQueue, selectReviews, type QueuedReview } from './select-reviews.ts';
import { testReview } from './review.fixture.ts';

const T = new Date('2026-03-11T00:00:00Z');
const cutOffAt = new Date('2026-03-13T06:00:00Z');

const queued = (
  id: string,
  fields: Partial<QueuedReview> = {},
  review: Parameters<typeof testReview>[0] = {},
): QueuedReview => ({
  id,
  review: testReview(review),
  pinned: false,
  position: null,
  queuedAt: T,
  ...fields,
});

const ids = (reviews: readonly QueuedReview[]) => reviews.map(({ id }) => id);

test("orders by pin, editor's order, rating, article date, and queueing time", () => {
  const queue = [
    queued('9'),
    queued('10'),
    queued('8', { queuedAt: new Date(T.getTime() - 1) }),
    queued('7', {}, { publishedOn: '2026-03-01' }),
    queued('6', {}, { publishedOn: '2026-03-09' }),
    queued('5', {}, { rating: { value: 7, max: 10 } }),
    queued('4', {}, { rating: { value: 4, max: 5 } }),
    queued('3', { position: 2 }),
    queued('2', { position: 1 }),
    queued('1', { pinned: true }),
  ];
  expect(ids(orderQueue(queue))).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
});

test('takes reviews queued before the cut-off and carries over the rest', () => {
  const queue = [queued('1'), queued('2'), queued('3'), queued('4', { queuedAt: cutOffAt })];
  const selection = selectReviews({ queue, cutOffAt, minimum: 1, maximum: 2 });
  expect(selection.kind === 'selected' && ids(selection.reviews)).toEqual(['1', '2']);
  expect(selection.kind === 'selected' && ids(selection.carriedOver)).toEqual(['3']);
});

test('takes nothing when fewer than the minimum are ready', () => {
  const queue = [queued('1'), queued('2', { queuedAt: cutOffAt })];
  expect(selectReviews({ queue, cutOffAt, minimum: 2, maximum: 9 })).toEqual({
    kind: 'too-few',
    ready: 1,
  });
});

const queues = fc.array(
  fc.record({
    pinned: fc.boolean(),
    position: fc.option(fc.integer({ min: -3, max: 3 })),
    queuedAt: fc.constantFrom(T, cutOffAt, new Date(0)),
    rating: fc.option(fc.record({ value: fc.integer({ min: 0, max: 5 }), max: fc.constant(5) })),
  }),
  { maxLength: 12 },
);

test('the result does not depend on the order in which the queue was read', () => {
  fc.assert(
    fc.property(queues, fc.infiniteStream(fc.nat()), (fields, keys) => {
      const queue = fields.map(({ rating, ...each }, i) => queued(String(i), each, { rating }));
      const shuffled = queue
        .map((review) => ({ review, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ review }) => review);
      expect(ids(orderQueue(shuffled))).toEqual(ids(orderQueue(queue)));
      expect(ids(orderQueue(queue)).toSorted()).toEqual(ids(queue).toSorted());
    }),
  );
});
