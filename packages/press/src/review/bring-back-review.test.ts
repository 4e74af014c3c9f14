import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import {
  bringBackReview,
  holdReview,
  listReviews,
  moveReview,
  queueReview,
  releaseReview,
  removeReview,
} from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press);
  const ids: Record<string, string> = {};
  for (const title of ['A', 'B', 'C']) ids[title] = (await queued(press, newsletter, title)).id;
  const order = async () => {
    const listed = await listReviews(press, owner, { newsletter });
    if (listed.kind !== 'ok') throw new Error(listed.kind);
    return listed.reviews.map(({ place, review }) => `${place ?? '-'}${review.title}`).join(' ');
  };
  return { press, newsletter, order, id: (title: string) => ids[title] ?? '' };
}

test('a removed review returns to its place with its old time of queueing', async () => {
  const { press, order, id } = await open();
  const queuedAt = press.clock().toISOString();
  await moveReview(press, owner, { id: id('C'), to: 1 });
  await removeReview(press, owner, id('A'));
  expect(await order()).toBe('1C 2B');
  press.setClock('2026-03-10T12:00:00Z');
  expect(await bringBackReview(press, owner, { id: id('A') })).toMatchObject({
    kind: 'changed',
    review: { state: 'queued', place: 2, queuedAt },
  });
  expect(await order()).toBe('1C 2A 3B');
});

test('one that was held returns to the held ones', async () => {
  const { press, order, id } = await open();
  await holdReview(press, owner, id('A'));
  await removeReview(press, owner, id('A'));
  await bringBackReview(press, owner, { id: id('A'), held: true });
  expect(await order()).toBe('1B 2C -A');
});

test('a repeated call answers the same', async () => {
  const { press, id } = await open();
  await removeReview(press, owner, id('A'));
  const first = await bringBackReview(press, owner, { id: id('A') });
  press.setClock('2026-03-10T12:00:00Z');
  expect(await bringBackReview(press, owner, { id: id('A') })).toEqual(first);
});

test('it is refused once another review has the article, unless it is wanted again', async () => {
  const { press, newsletter, id } = await open();
  await removeReview(press, owner, id('A'));
  const other = await queued(press, newsletter, 'A');
  expect(await bringBackReview(press, owner, { id: id('A') })).toMatchObject({
    kind: 'already-queued',
    id: other.id,
  });
  const again = await bringBackReview(press, owner, { id: id('A'), again: true });
  expect(again).toMatchObject({ kind: 'changed', review: { state: 'queued' } });
});

test('a review in an issue was not removed', async () => {
  const { press, newsletter, id } = await open();
  await compileIssue(press, owner, { newsletter });
  expect(await bringBackReview(press, owner, { id: id('A') })).toMatchObject({
    kind: 'review-state',
    state: 'compiled',
  });
});

test('a review removed from an open issue returns to the queue', async () => {
  const { press, newsletter, order, id } = await open();
  await compileIssue(press, owner, { newsletter });
  await removeReview(press, owner, id('B'));
  await bringBackReview(press, owner, { id: id('B') });
  expect(await order()).toBe('1B');
});

test('a release that undoes a hold keeps the time of queueing', async () => {
  const { press, id } = await open();
  const queuedAt = press.clock().toISOString();
  await holdReview(press, owner, id('A'));
  press.setClock('2026-03-10T12:00:00Z');
  const released = await releaseReview(press, owner, { id: id('A'), undo: true });
  expect(released).toMatchObject({ kind: 'changed', review: { state: 'queued', queuedAt } });
});

test('a review can be added as held', async () => {
  const { press, newsletter, order } = await open();
  const review = testReview('D');
  const added = await queueReview(press, owner, { newsletter, review, held: true });
  expect(added).toMatchObject({ kind: 'queued', review: { state: 'held', place: null } });
  expect(await order()).toBe('1A 2B 3C -D');
});
