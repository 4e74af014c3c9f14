import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import { approveIssue, compileIssue, releaseIssue, showIssue } from '../issue/index.ts';
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
  expect(await releaseReview(press, owner, { id: id('A') })).toMatchObject({
    kind: 'changed',
    review: { place: 1, queuedAt: press.clock().toISOString() },
  });
});

/** The same reviews in an issue that is approved. */
async function openIssue() {
  const opened = await open();
  const { press, newsletter } = opened;
  await compileIssue(press, owner, { newsletter });
  await approve(press, newsletter);
  const inIssue = async () => {
    const shown = await showIssue(press, owner, { newsletter, number: 1 });
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    return `${shown.issue.reviews.map(({ review }) => review.title).join('')} ${shown.issue.state}`;
  };
  return { ...opened, inIssue };
}

const approve = async (press: TestPress, newsletter: string) =>
  approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });

test('a review is moved and pinned in an open issue, which voids its approval', async () => {
  const { press, newsletter, id, inIssue } = await openIssue();
  expect(await inIssue()).toBe('ABCD approved');
  expect(await moveReview(press, owner, { id: id('D'), to: 2 })).toMatchObject({
    kind: 'changed',
    review: {
      place: null,
      issue: { number: 1, place: 2 },
      recompiled: { number: 1, approvalVoided: true },
    },
  });
  expect(await inIssue()).toBe('ADBC draft');
  await pinReview(press, owner, { id: id('C'), pinned: true });
  expect(await inIssue()).toBe('CADB draft');
  expect(await moveReview(press, owner, { id: id('B'), to: 1 })).toMatchObject({
    review: { issue: { place: 2 } },
  });
  expect(await inIssue()).toBe('CBAD draft');
  await pinReview(press, owner, { id: id('C'), pinned: false });
  await approve(press, newsletter);
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  const mail = shown.kind === 'ok' ? (shown.issue.renditions[0]?.text ?? '') : '';
  const places = ['A', 'B', 'C', 'D'].map((title) => [mail.indexOf(`What ${title} says.`), title]);
  const inMail = places.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, title]) => title);
  expect(`${inMail.join('')} approved`).toBe(await inIssue());
});

test('a move that changes nothing keeps the approval', async () => {
  const { press, id, inIssue } = await openIssue();
  expect(await moveReview(press, owner, { id: id('A'), to: 1 })).toMatchObject({
    review: { recompiled: { approvalVoided: false } },
  });
  expect(await inIssue()).toBe('ABCD approved');
});

test('an arranged issue keeps its order when it is compiled again with what was queued since', async () => {
  const { press, newsletter, id, inIssue } = await openIssue();
  await moveReview(press, owner, { id: id('D'), to: 1 });
  await queued(press, newsletter, 'E', { rating: { value: 4.5, max: 5 } });
  await compileIssue(press, owner, { newsletter });
  expect(await inIssue()).toBe('DAEBC draft');
});

test('moves in an issue and an approval at once leave only seen bytes approved', async () => {
  const { press, newsletter, id, inIssue } = await openIssue();
  await moveReview(press, owner, { id: id('D'), to: 1 });
  await Promise.all([
    moveReview(press, owner, { id: id('C'), to: 1 }),
    moveReview(press, owner, { id: id('B'), to: 1 }),
    approve(press, newsletter),
  ]);
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  const { state, approvedHash, contentHash } = shown.issue;
  expect(state === 'approved').toBe(approvedHash === contentHash);
  expect(['BCDA', 'CBDA']).toContain((await inIssue()).slice(0, 4));
});

test('a review of an issue that was released is neither moved nor pinned', async () => {
  const { press, newsletter, id } = await openIssue();
  await releaseIssue(press, owner, { newsletter, number: 1 });
  const refused = { kind: 'review-state', state: 'featured' };
  expect(await moveReview(press, owner, { id: id('D'), to: 1 })).toMatchObject(refused);
  expect(await pinReview(press, owner, { id: id('D'), pinned: true })).toMatchObject(refused);
});
