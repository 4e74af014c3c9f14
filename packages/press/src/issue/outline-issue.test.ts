import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { NOTE, openCorrected } from '../compile/corrections.fixture.ts';
import { compileIssue } from './compile-issue.ts';
import { approveIssue } from './approve-issue.ts';
import { compiled, released } from './issue.fixture.ts';
import { outlineIssue } from './outline-issue.ts';
import { setIssue } from './set-issue.ts';
import { queued } from '../press.fixture.ts';
import { editReview, pinReview } from '../review/index.ts';

const database = withDatabase();

async function outline({
  press,
  ref,
}: Pick<Awaited<ReturnType<typeof compiled>>, 'press' | 'ref'>) {
  const outlined = await outlineIssue(press, owner, ref);
  if (outlined.kind !== 'ok') throw new Error(outlined.kind);
  return outlined.issue;
}

test('an outline holds an issue without its mail, and says when it goes out', async () => {
  const its = await compiled(database.db);
  const issue = await outline(its);
  expect(issue).toMatchObject({
    number: 1,
    state: 'draft',
    newsletter: its.newsletter,
    language: 'en',
    timeZone: 'Europe/London',
    isSample: false,
    subjectIsSet: false,
    preheaderIsSet: false,
    readers: 0,
    undoSeconds: 60,
    datedOn: '2026-03-09',
    departure: { kind: 'by-hand' },
    fourEyes: null,
    now: '2026-03-09T12:00:00.000Z',
  });
  expect(issue.reviews).toMatchObject([
    {
      id: its.reviewId,
      title: 'A',
      outlet: 'WIRED',
      rating: null,
      pinned: false,
      extent: 'full',
      pending: false,
      version: 1,
    },
  ]);
});

test('an issue dated the day of its slot goes out at the slot', async () => {
  const its = await compiled(database.db);
  await approveIssue(its.press, owner, { ...its.ref, by: 'ada', date: 'slot' });
  expect((await outline(its)).departure).toEqual({
    kind: 'at-slot',
    at: '2026-03-13T08:00:00.000Z',
  });
});

test('a released issue has no departure any more', async () => {
  expect((await outline(await released(database.db))).departure).toBeNull();
});

test('it names which lines are set, and which texts wait to be applied', async () => {
  const its = await compiled(database.db);
  await setIssue(its.press, owner, { ...its.ref, subject: 'Ours' });
  await editReview(its.press, owner, {
    id: its.reviewId,
    review: { summary: ['Better'] },
    apply: false,
  });
  expect(await outline(its)).toMatchObject({
    subject: 'Ours',
    subjectIsSet: true,
    preheaderIsSet: false,
    reviews: [{ pending: true, version: 2 }],
  });
});

test('its order has another name once a review is pinned or added', async () => {
  const its = await compiled(database.db);
  const orders = [(await outline(its)).order];
  await queued(its.press, its.newsletter, 'B');
  await compileIssue(its.press, owner, { newsletter: its.newsletter });
  orders.push((await outline(its)).order);
  await pinReview(its.press, owner, { id: its.reviewId, pinned: true });
  const pinned = await outline(its);
  orders.push(pinned.order);
  expect(new Set(orders).size).toBe(3);
  expect(pinned.reviews.map(({ title }) => title)).toEqual(['A', 'B']);
});

test('it names the corrections that it brings, and counts whom it tells of each', async () => {
  const world = await openCorrected(database);
  const { press, ref, join, queue, compile, send, correct } = world;
  for (const name of ['ana', 'bo']) await join(name);
  const { id: reviewId } = await queue('Codex');
  await compile();
  await send(1);
  await join('late');
  const { correctionId } = await correct(reviewId, 'Codex of 1999');
  await queue('Another');
  await compile();
  const carried = {
    ...{ id: correctionId, reviewId, title: 'Codex of 1999', note: NOTE },
    ...{ readers: 2, toEverybody: false },
  };
  expect((await outline({ press, ref: ref(2) })).corrections).toEqual([carried]);
  expect((await outline({ press, ref: ref(1) })).corrections).toEqual([]);
  // Once it is sent, it says whom it has told.
  await send(2);
  expect((await outline({ press, ref: ref(2) })).corrections).toEqual([carried]);
});
