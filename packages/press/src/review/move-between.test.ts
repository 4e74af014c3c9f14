import type { Queue } from '@galley/contract/review';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  holdReview,
  moveBetween,
  moveReview,
  pinReview,
  readQueue,
  removeReview,
} from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press);
  const ids: Record<string, string> = {};
  for (const [at, title] of ['A', 'B', 'C', 'D'].entries()) {
    const review = await queued(press, newsletter, title, { rating: { value: 5 - at, max: 5 } });
    ids[title] = review.id;
  }
  const id = (title: string) => ids[title] ?? '';
  const read = async (): Promise<Queue> => {
    const outcome = await readQueue(press, owner, newsletter);
    if (outcome.kind !== 'read') throw new Error(outcome.kind);
    return outcome.queue;
  };
  /** Moves by titles, as somebody does who sees this queue. */
  const move = async (title: string, after: string | null, before: string | null, seen: Queue) =>
    moveBetween(press, owner, {
      id: id(title),
      after: after && id(after),
      before: before && id(before),
      queue: seen.version,
    });
  const order = async () => titles(await read());
  return { press, newsletter, newsletterId, id, read, move, order };
}

const titles = ({ reviews }: Queue): string => reviews.map(({ title }) => title).join('');

test('a review moves between two others, and the answer is the new queue', async () => {
  const { read, move, order } = await open();
  const seen = await read();
  expect(titles(seen)).toBe('ABCD');
  const moved = await move('D', 'A', 'B', seen);
  if (moved.kind !== 'moved') throw new Error(moved.kind);
  expect(titles(moved.queue)).toBe('ADBC');
  expect(moved.queue.version).not.toBe(seen.version);
  expect(moved.queue).toEqual(await read());
  expect((await move('A', 'C', null, moved.queue)).kind).toBe('moved');
  expect(await order()).toBe('DBCA');
});

test('somebody else has moved others: the review still moves between the same two', async () => {
  const { read, move, order } = await open();
  const seen = await read();
  await move('A', 'D', null, seen);
  expect(await order()).toBe('BCDA');
  expect((await move('D', 'B', 'C', seen)).kind).toBe('moved');
  expect(await order()).toBe('BDCA');
});

test('somebody else has parted the two: nothing moves, and the present order is answered', async () => {
  const { read, move, order, id } = await open();
  const seen = await read();
  await move('D', 'A', 'B', seen);
  const present = await read();
  expect(await move('C', 'A', 'B', seen)).toEqual({
    kind: 'queue-moved',
    version: present.version,
    order: ['A', 'D', 'B', 'C'].map(id),
  });
  expect(await order()).toBe('ADBC');
});

test('a neighbour that has left the queue is answered with the present order', async () => {
  const { press, read, move, order, id } = await open();
  const seen = await read();
  await removeReview(press, owner, id('B'));
  expect(await move('D', 'A', 'B', seen)).toMatchObject({ kind: 'queue-moved' });
  expect(await order()).toBe('ACD');
});

test('of two moves at once into one gap, the second learns of the first', async () => {
  const { read, move, order } = await open();
  const seen = await read();
  const outcomes = await Promise.all([move('C', 'A', 'B', seen), move('D', 'A', 'B', seen)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['moved', 'queue-moved']);
  expect(['ACBD', 'ADBC']).toContain(await order());
});

test('a repeated move answers the same and is recorded once', async () => {
  const { press, newsletterId, read, move } = await open();
  const seen = await read();
  const first = await move('D', 'A', 'B', seen);
  expect(await move('D', 'A', 'B', seen)).toEqual(first);
  const acts = await listActs(press.db, { newsletterId, limit: 50 });
  expect(acts.filter(({ step }) => step === 'move-review')).toHaveLength(1);
});

test('a move to where the review stands already leaves the queue sorted by rating', async () => {
  const { press, newsletter, read, move, order } = await open();
  expect((await move('D', 'C', null, await read())).kind).toBe('moved');
  await queued(press, newsletter, 'E', { rating: { value: 4.5, max: 5 } });
  expect(await order()).toBe('AEBCD');
});

test('two that are no neighbours in the queue that was seen are invalid', async () => {
  const { read, move } = await open();
  expect(await move('D', 'A', 'C', await read())).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'after' }],
  });
});

test('a pinned review stays ahead: no move crosses the border', async () => {
  const { press, read, move, order, id } = await open();
  await pinReview(press, owner, { id: id('C'), pinned: true });
  expect(await order()).toBe('CABD');
  expect(await move('D', null, 'C', await read())).toMatchObject({ kind: 'invalid' });
  expect(await move('C', 'A', 'B', await read())).toMatchObject({ kind: 'invalid' });
  expect((await move('D', 'C', 'A', await read())).kind).toBe('moved');
  expect(await order()).toBe('CDAB');
});

test('a review that has left the queue does not move', async () => {
  const { press, newsletter, read, move, id } = await open();
  const seen = await read();
  await holdReview(press, owner, id('D'));
  expect(await move('D', 'A', 'B', seen)).toMatchObject({ kind: 'review-state', state: 'held' });
  await compileIssue(press, owner, { newsletter });
  expect(await move('C', 'A', 'B', seen)).toMatchObject({ state: 'compiled' });
});

test('a review moves next to another one in the queue, and in an open issue', async () => {
  const { press, newsletter, order, id } = await open();
  await moveReview(press, owner, { id: id('D'), after: id('A') });
  await moveReview(press, owner, { id: id('B'), before: id('A') });
  expect(await order()).toBe('BADC');
  await compileIssue(press, owner, { newsletter });
  const moved = await moveReview(press, owner, { id: id('B'), after: id('D') });
  expect(moved).toMatchObject({ kind: 'changed', review: { issue: { place: 3 } } });
  const waiting = await queued(press, newsletter, 'E');
  for (const wish of [{ after: waiting.id }, { before: '999999' }]) {
    expect(await moveReview(press, owner, { id: id('B'), ...wish })).toMatchObject({
      kind: 'invalid',
    });
  }
});
