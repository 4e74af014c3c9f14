import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import { applyReview, editReview, pinReview } from '../review/index.ts';
import { person } from '../review/writers.fixture.ts';
import { approveIssue } from './approve-issue.ts';
import { cancelIssue } from './cancel-issue.ts';
import { compileIssue } from './compile-issue.ts';
import { moveInIssue } from './move-in-issue.ts';
import { outlineIssue } from './outline-issue.ts';

const database = withDatabase();

/** An issue of four reviews, the best first. */
async function open() {
  const press = testPress(database.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press);
  const ids: Record<string, string> = {};
  for (const [at, title] of ['A', 'B', 'C', 'D'].entries()) {
    const { id } = await queued(press, newsletter, title, { rating: { value: 5 - at, max: 5 } });
    ids[title] = id;
  }
  const id = (title: string) => ids[title] ?? '';
  const ref = { newsletter, number: 1 };
  const compile = async () => compileIssue(press, owner, { newsletter });
  await compile();
  const read = async () => {
    const outlined = await outlineIssue(press, owner, ref);
    if (outlined.kind !== 'ok') throw new Error(outlined.kind);
    return outlined.issue;
  };
  const titles = async () => (await read()).reviews.map(({ title }) => title).join('');
  /** Moves by titles, as somebody does who sees this order. */
  const move = async (
    title: string,
    after: string | null,
    before: string | null,
    more: {
      order?: string;
      voidApproval?: boolean;
      actor?: Parameters<typeof moveInIssue>[1];
    } = {},
  ) =>
    moveInIssue(press, more.actor ?? owner, {
      ...ref,
      review: id(title),
      after: after && id(after),
      before: before && id(before),
      order: more.order ?? (await read()).order,
      voidApproval: more.voidApproval,
    });
  return { press, newsletter, newsletterId, ref, id, compile, read, titles, move };
}

test('a review moves between two others, and the answer is the issue in its new order', async () => {
  const { read, titles, move } = await open();
  const before = await read();
  const moved = await move('D', 'A', 'B');
  if (moved.kind !== 'moved') throw new Error(moved.kind);
  expect(moved.issue).toEqual(await read());
  expect(await titles()).toBe('ADBC');
  expect(moved.issue.order).not.toBe(before.order);
  expect(moved.issue.contentHash).not.toBe(before.contentHash);
  expect(moved.issue.subject).not.toBe('');
});

test('its new place survives later compilations, also with new reviews', async () => {
  const { press, newsletter, titles, move, compile } = await open();
  await move('A', 'D', null);
  await compile();
  expect(await titles()).toBe('BCDA');
  await queued(press, newsletter, 'E', { rating: { value: 5, max: 5 } });
  await compile();
  expect(await titles()).toBe('BCDAE');
});

test('an issue that an edit has left out of order moves only what its maker moves', async () => {
  const { press, id, titles, move, compile } = await open();
  const review = { rating: { value: 0, max: 5 } };
  await editReview(press, owner, { id: id('A'), review });
  await applyReview(press, owner, { id: id('A') });
  expect(await titles()).toBe('ABCD');
  expect((await move('D', 'B', 'C')).kind).toBe('moved');
  expect(await titles()).toBe('ABDC');
  await compile();
  expect(await titles()).toBe('ABDC');
});

test('a move from an older order happens if its neighbours still are, or answers the order', async () => {
  const { read, titles, move, id } = await open();
  const { order } = await read();
  await move('D', null, 'A');
  expect((await move('C', 'A', 'B', { order })).kind).toBe('moved');
  expect(await titles()).toBe('DACB');
  expect(await move('D', 'A', 'B', { order })).toEqual({
    kind: 'queue-moved',
    version: (await read()).order,
    order: [id('D'), id('A'), id('C'), id('B')],
  });
});

test('pinned reviews stay ahead, and two that are apart are no place', async () => {
  const { press, id, move } = await open();
  await pinReview(press, owner, { id: id('A'), pinned: true });
  expect((await move('D', null, 'A')).kind).toBe('invalid');
  expect((await move('D', 'A', 'C')).kind).toBe('invalid');
  expect((await move('D', 'A', 'B')).kind).toBe('moved');
});

test('a review that stands there already changes nothing, not even an approval', async () => {
  const { press, newsletterId, ref, move, read } = await open();
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  const before = await read();
  const acts = await listActs(database.db, { newsletterId, limit: 50 });
  expect(await move('B', 'A', 'C')).toEqual({ kind: 'moved', issue: before });
  expect(await listActs(database.db, { newsletterId, limit: 50 })).toEqual(acts);
});

test('an approval goes only if the call says so, and only by those who could give one', async () => {
  const { press, newsletterId, ref, read, move } = await open();
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  const { id, contentHash } = await read();
  expect(await move('D', 'A', 'B')).toEqual({
    kind: 'approval-goes',
    id,
    number: 1,
    approvedBy: 'ada',
  });
  expect((await read()).approvedHash).toBe(contentHash);
  const writer = person('1');
  expect((await move('D', 'A', 'B', { voidApproval: true, actor: writer })).kind).toBe(
    'not-allowed',
  );
  expect(await move('D', 'A', 'B', { voidApproval: true })).toMatchObject({
    kind: 'moved',
    issue: { state: 'draft', approvedHash: null },
  });
  const [act] = await listActs(database.db, { newsletterId, limit: 1 });
  expect(act).toMatchObject({ step: 'move-review', object_kind: 'review', issue_id: id });
});

test('an approval that waits for other eyes goes only if the call says so, too', async () => {
  const { read, move } = await open();
  const { id, contentHash } = await read();
  await database.db
    .insertInto('approval')
    .values({ issue_id: id, content_hash: contentHash ?? '', name: 'Ada', at: new Date() })
    .execute();
  expect(await move('D', 'A', 'B')).toMatchObject({ kind: 'approval-goes', approvedBy: 'Ada' });
  expect((await move('D', 'A', 'B', { voidApproval: true })).kind).toBe('moved');
});

test('a review that the issue lacks, and an issue that is closed, are refused', async () => {
  const { press, newsletter, ref, move } = await open();
  const { id: review } = await queued(press, newsletter, 'E');
  const gap = { ...ref, review, after: null, before: null, order: '0' };
  expect(await moveInIssue(press, owner, gap)).toEqual({ kind: 'no-review', id: review });
  await cancelIssue(press, owner, ref);
  expect((await move('D', 'A', 'B')).kind).toBe('wrong-state');
});
