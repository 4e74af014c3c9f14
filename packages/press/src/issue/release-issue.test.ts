import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testReview } from '../press.fixture.ts';
import { editReview, listReviews } from '../review/index.ts';
import { readSiteNewsletter } from '../site/index.ts';
import { approveIssue, compileIssue, releaseIssue, setIssue } from './index.ts';
import { compiled, released } from './issue.fixture.ts';

const fixture = withDatabase();

test('a released issue is sent after the undo window, and its reviews are featured', async () => {
  const { press, newsletter, ref } = await compiled(fixture.db, { undoWindow: '5m' });
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'draft',
  });
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'done',
    issue: {
      state: 'sending',
      releasedAt: '2026-03-09T12:00:00.000Z',
      sendAfter: '2026-03-09T12:05:00.000Z',
    },
  });
  expect(press.woken).toEqual(['work-issues']);
  const listed = await listReviews(press, owner, { newsletter, all: true });
  expect(listed.kind === 'ok' && listed.reviews).toMatchObject([
    { state: 'featured', issue: { number: 1, state: 'sending' } },
  ]);
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'already-released',
    issue: { state: 'sending' },
  });
});

test('the first release in public keeps the host that ids of feed items name', async () => {
  const hostOf = async ({ press, newsletter }: Awaited<ReturnType<typeof released>>) =>
    (await readSiteNewsletter(press, newsletter))?.feedHost;
  const first = await released(fixture.db);
  expect(await hostOf(first)).toBe('digest.example');
  await queued(first.press, first.newsletter, 'B');
  const moved = { ...first.press, publicUrl: 'https://elsewhere.example' };
  await compileIssue(moved, owner, { newsletter: first.newsletter, extra: true });
  await approveIssue(moved, owner, { newsletter: first.newsletter, number: 2, by: 'ada' });
  expect(
    await releaseIssue(moved, owner, { newsletter: first.newsletter, number: 2 }),
  ).toMatchObject({ kind: 'done' });
  expect(await hostOf(first)).toBe('digest.example');
});

test('bytes that are not the approved ones are never released', async () => {
  const { press, ref, issue } = await compiled(fixture.db);
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await sql`update rendition set html = html || ' ' where issue_id = ${issue.id}`.execute(press.db);
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    detail: expect.stringContaining('not the approved ones'),
  });
});

test('a released issue cannot be edited', async () => {
  const { press, ref, reviewId, newsletter } = await released(fixture.db);
  expect(await setIssue(press, owner, { ...ref, subject: 'X' })).toMatchObject({
    kind: 'wrong-state',
  });
  expect(await editReview(press, owner, { id: reviewId, review: testReview('X') })).toMatchObject({
    kind: 'review-state',
  });
  expect(await approveIssue(press, owner, { ...ref, by: 'bob' })).toMatchObject({
    kind: 'wrong-state',
  });
  await queued(press, newsletter, 'B');
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { number: 2, slot: '2026-03-20', reviews: ['B'] },
  });
});
