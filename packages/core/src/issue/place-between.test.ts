import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBetween } from './place-between.ts';
import { placeReview } from './place-review.ts';
import { orderQueue, type QueuedReview } from './select-reviews.ts';
import { testReview } from './review.fixture.ts';

const queued = (
  id: string,
  pinned = false,
  position: number | null = Number(id),
): QueuedReview => ({
  id,
  review: testReview({ title: id }),
  pinned,
  position,
  queuedAt: new Date(0),
});

const queue = [queued('1', true), queued('2', true), queued('3'), queued('4'), queued('5')];

test('a gap lies between two neighbours, with the moved review left aside', () => {
  const place = (to: number, isThere = false) => ({ kind: 'place', to, isThere });
  expect(placeBetween(queue, '5', { after: '3', before: '4' })).toEqual(place(4));
  expect(placeBetween(queue, '3', { after: '4', before: '5' })).toEqual(place(4));
  expect(placeBetween(queue, '4', { after: '3', before: '5' })).toEqual(place(4, true));
  expect(placeBetween(queue, '3', { after: '5', before: null })).toEqual(place(5));
  expect(placeBetween(queue, '2', { after: null, before: '1' })).toEqual(place(1));
  expect(placeBetween([queued('1')], '1', { after: null, before: null })).toEqual(place(1, true));
});

test('one side is enough', () => {
  expect(placeBetween(queue, '5', { after: '3' })).toMatchObject({ to: 4 });
  expect(placeBetween(queue, '5', { before: '3' })).toMatchObject({ to: 3 });
  expect(placeBetween(queue, '3', { before: null })).toMatchObject({ to: 5 });
});

test('reviews that are not neighbours, or not in the queue, have no gap between them', () => {
  for (const gap of [
    { after: '3', before: '5' },
    { after: '4', before: '3' },
    { after: null, before: '2' },
    { after: '4', before: null },
    { after: '9', before: '3' },
    { after: '9' },
    { before: '9' },
    { after: '2' },
  ]) {
    expect(placeBetween(queue, '2', gap), JSON.stringify(gap)).toEqual({ kind: 'apart' });
  }
});

test('no review crosses the border between pinned ones and the others', () => {
  expect(placeBetween(queue, '5', { after: '1', before: '2' }).kind).toBe('across-pins');
  expect(placeBetween(queue, '1', { after: '3', before: '4' }).kind).toBe('across-pins');
  expect(placeBetween(queue, '1', { after: '2', before: '3' })).toMatchObject({ to: 2 });
  expect(placeBetween(queue, '5', { after: '2', before: '3' })).toMatchObject({ to: 3 });
});

test('a review moved into a gap then stands in it', () => {
  const anyReview = fc.tuple(fc.boolean(), fc.option(fc.integer({ min: 1, max: 9 })));
  const anyQueue = fc
    .array(anyReview, { minLength: 1, maxLength: 8 })
    .map((all) => all.map(([pinned, position], at) => queued(String(at), pinned, position)));
  fc.assert(
    fc.property(anyQueue, fc.nat(), fc.nat(), (reviews, pick, at) => {
      const order = orderQueue(reviews).map(({ id }) => id);
      const id = order[pick % order.length] ?? '';
      const others = order.filter((each) => each !== id);
      const place = at % (others.length + 1);
      const gap = { after: others[place - 1] ?? null, before: others[place] ?? null };
      const found = placeBetween(reviews, id, gap);
      if (found.kind !== 'place') {
        expect(found.kind).toBe('across-pins');
        return;
      }
      const positions = new Map(
        placeReview(reviews, id, found.to).map((each) => [each.id, each.position]),
      );
      const after = orderQueue(
        reviews.map((each) => ({ ...each, position: positions.get(each.id) ?? each.position })),
      ).map((each) => each.id);
      expect(after).toEqual([...others.slice(0, place), id, ...others.slice(place)]);
      expect(found.isThere).toBe(after.join() === order.join());
    }),
  );
});
