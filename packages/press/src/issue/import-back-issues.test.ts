import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { importReviews, listReviews } from '../review/index.ts';
import { testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { importBackIssues, issueStatus, showIssue, type DatedReview } from './index.ts';

const fixture = withDatabase();

const REVIEWS: readonly DatedReview[] = [
  { review: testReview('Later'), postedOn: '2025-02-01' },
  { review: testReview('Earlier'), postedOn: '2025-01-02' },
  { review: testReview('Beside it'), postedOn: '2025-01-02' },
  { review: testReview('Later'), postedOn: '2025-03-01' },
];

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = (await testNewsletter(press)).slug;
  const take = async (dryRun = false) =>
    importBackIssues(press, owner, { newsletter, reviews: REVIEWS, dryRun });
  return { press, newsletter, take };
}

async function states({ press, newsletter }: Awaited<ReturnType<typeof open>>) {
  const listed = await listReviews(press, owner, { newsletter, all: true });
  return listed.kind === 'ok' ? listed.reviews.map(({ state }) => state) : [];
}

test('back issues are numbered by day, sent to nobody, and each article is there once', async () => {
  const world = await open();
  const { press, newsletter, take } = world;
  const issues = [
    { number: 1, date: '2025-01-02', reviews: ['Earlier', 'Beside it'] },
    { number: 2, date: '2025-02-01', reviews: ['Later'] },
  ];
  expect(await take(true)).toEqual({ kind: 'imported', issues, repeated: ['Later'] });
  expect(await states(world)).toEqual([]);
  expect(await take()).toEqual({ kind: 'imported', issues, repeated: ['Later'] });
  expect(await states(world)).toEqual(['featured', 'featured', 'featured']);
  expect(await showIssue(press, owner, { newsletter, number: 1 })).toMatchObject({
    issue: {
      state: 'sent',
      datedOn: '2025-01-02',
      sentAt: '2025-01-02T08:00:00.000Z',
      reviews: [{ review: { title: 'Earlier' } }, { review: { title: 'Beside it' } }],
    },
  });
  expect(await issueStatus(press, owner, { newsletter, number: 1 })).toMatchObject({
    status: { counts: { audience: 0 } },
  });
  const archived = await fixture.db.selectFrom('archived_review').select('review_id').execute();
  expect(archived).toHaveLength(3);
  expect(await fixture.db.selectFrom('batch').select('id').execute()).toEqual([]);
});

test('a newsletter with issues takes no back issues, and a day to come is none of the past', async () => {
  const { press, newsletter, take } = await open();
  await take();
  expect(await take()).toMatchObject({
    kind: 'invalid',
    problems: [{ problem: expect.stringContaining('expected one without') }],
  });
  const other = (await testNewsletter(press)).slug;
  const reviews = [{ review: testReview('X'), postedOn: '2026-03-10' }];
  expect(
    await importBackIssues(press, owner, { newsletter: other, reviews, dryRun: false }),
  ).toEqual({
    kind: 'invalid',
    problems: [{ field: 'backIssues', problem: 'found the day 2026-03-10, expected a past one' }],
  });
  expect(newsletter).not.toBe(other);
});

test('candidates are held, and importing them again adds none', async () => {
  const world = await open();
  const { press, newsletter } = world;
  const reviews = REVIEWS.map(({ review }) => review);
  const take = async (dryRun: boolean) =>
    importReviews(press, owner, { newsletter, reviews, dryRun });
  const kinds = async (dryRun: boolean) => {
    const imported = await take(dryRun);
    return imported.kind === 'imported' ? imported.reviews.map(({ kind }) => kind) : imported.kind;
  };
  expect(await kinds(true)).toEqual(['added', 'added', 'added', 'known']);
  expect(await states(world)).toEqual([]);
  expect(await kinds(false)).toEqual(['added', 'added', 'added', 'known']);
  expect(await states(world)).toEqual(['held', 'held', 'held']);
  expect(await kinds(false)).toEqual(['known', 'known', 'known', 'known']);
});
