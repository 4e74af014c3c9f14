import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import { holdReview, listReviews, moveReview, pinReview, releaseReview } from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = (await testNewsletter(press)).slug;
  const ids: Record<string, string> = {};
  for (const [title, value] of [
    ['A', 5],
    ['B', 4],
    ['C', 3],
    ['D', 2],
  ] as const) {
    const review = await queued(press, newsletter, title, { rating: { value, max: 5 } });
    ids[title] = review.id;
  }
  return { press, newsletter, id: (title: string) => ids[title] ?? '' };
}

async function order(press: TestPress, newsletter: string): Promise<string> {
  const listed = await listReviews(press, owner, { newsletter });
  if (listed.kind !== 'ok') throw new Error(listed.kind);
  return listed.reviews.map(({ place, review }) => `${place ?? '-'}${review.title}`).join(' ');
}

test('the queue is sorted by rating until somebody moves a review', async () => {
  const { press, newsletter, id } = await open();
  expect(await order(press, newsletter)).toBe('1A 2B 3C 4D');
  await moveReview(press, owner, { id: id('D'), to: 2 });
  expect(await order(press, newsletter)).toBe('1A 2D 3B 4C');
  await moveReview(press, owner, { id: id('A'), to: 99 });
  expect(await order(press, newsletter)).toBe('1D 2B 3C 4A');
  await pinReview(press, owner, { id: id('C'), pinned: true });
  expect(await order(press, newsletter)).toBe('1C 2D 3B 4A');
  await pinReview(press, owner, { id: id('C'), pinned: false });
  expect(await order(press, newsletter)).toBe('1D 2B 3C 4A');
});

test('a review queued after a move is sorted by rating among those never moved', async () => {
  const { press, newsletter, id } = await open();
  await moveReview(press, owner, { id: id('D'), to: 1 });
  await queued(press, newsletter, 'E', { rating: { value: 4.5, max: 5 } });
  expect(await order(press, newsletter)).toBe('1D 2A 3E 4B 5C');
});

test('a held review waits behind the queue, and counts as newly queued when released', async () => {
  const { press, newsletter, id } = await open();
  await holdReview(press, owner, id('A'));
  expect(await order(press, newsletter)).toBe('1B 2C 3D -A');
  expect(await moveReview(press, owner, { id: id('A'), to: 1 })).toMatchObject({
    kind: 'review-state',
  });
  press.setClock('2026-03-10T12:00:00Z');
  expect(await releaseReview(press, owner, id('A'))).toMatchObject({
    kind: 'changed',
    review: { place: 1, queuedAt: press.clock().toISOString() },
  });
});
