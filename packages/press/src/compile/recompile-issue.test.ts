import { readIssueRow } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { setNewsletter } from '../newsletter/index.ts';
import { editReview, holdReview, removeReview, showReview } from '../review/index.ts';
import { queued, testNewsletter, testPress, testReview, type TestPress } from '../press.fixture.ts';
import { approveIssue, compileIssue, setIssue, showIssue } from '../issue/index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  return { press, newsletter: (await testNewsletter(press)).slug };
}

async function show(press: TestPress, newsletter: string, number = 1) {
  const shown = await showIssue(press, owner, { newsletter, number });
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  return { ...shown.issue, titles: shown.issue.reviews.map(({ review }) => review.title) };
}

test('a subject that was set stays, and null restores the proposal', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  const ref = { newsletter, number: 1 };
  expect(
    await setIssue(press, owner, { ...ref, subject: ' Mine ', preheader: 'Ours' }),
  ).toMatchObject({
    kind: 'set',
    issue: { subject: 'Mine', preheader: 'Ours' },
  });
  await compileIssue(press, owner, { newsletter });
  const { renditions, ...issue } = await show(press, newsletter);
  expect(issue).toMatchObject({ subject: 'Mine', preheader: 'Ours' });
  expect(renditions[0]).toMatchObject({ subject: 'Mine', preheader: 'Ours' });
  expect(await setIssue(press, owner, { ...ref, subject: null })).toMatchObject({
    issue: { subject: 'A', preheader: 'Ours' },
  });
  expect(
    await setIssue(press, owner, { ...ref, subject: 'a\r\nBcc: x@example.com' }),
  ).toMatchObject({
    kind: 'invalid',
  });
});

test('editing a review of an issue recompiles the issue in the same step', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  const review = testReview('A better title', { summary: ['Other words.'] });
  expect(await editReview(press, owner, { id, review, apply: true })).toMatchObject({
    kind: 'changed',
    review: {
      state: 'compiled',
      issue: { number: 1, state: 'draft', dueOn: '2026-03-13' },
      recompiled: { number: 1, approvalVoided: true },
    },
  });
  const { renditions, ...issue } = await show(press, newsletter);
  const row = await readIssueRow(press.db, issue.id);
  expect(await editReview(press, owner, { id, review, apply: true })).toMatchObject({
    kind: 'unchanged',
  });
  expect(await readIssueRow(press.db, issue.id)).toEqual(row);
  expect(issue.subject).toBe('A better title');
  expect(renditions[0]?.text).toContain('Other words.');
});

test('holding or removing a review takes it out of an open issue unless it is the last', async () => {
  const { press, newsletter } = await open();
  const a = await queued(press, newsletter, 'A', { rating: { value: 5, max: 5 } });
  const b = await queued(press, newsletter, 'B', { rating: { value: 4, max: 5 } });
  const c = await queued(press, newsletter, 'C', { rating: { value: 3, max: 5 } });
  await compileIssue(press, owner, { newsletter });
  expect(await holdReview(press, owner, a.id)).toMatchObject({
    kind: 'changed',
    review: { state: 'held' },
  });
  expect(await removeReview(press, owner, c.id)).toMatchObject({ review: { state: 'removed' } });
  expect((await show(press, newsletter)).titles).toEqual(['B']);
  expect(await holdReview(press, owner, b.id)).toMatchObject({ kind: 'last-in-issue', number: 1 });
  expect((await show(press, newsletter)).titles).toEqual(['B']);
});

test('a review that leaves its issue meanwhile is not taken out once more', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'A');
  await queued(press, newsletter, 'B');
  await compileIssue(press, owner, { newsletter });
  const both = [removeReview(press, owner, id), holdReview(press, owner, id)];
  const outcomes = await Promise.all(both);
  const changed = outcomes.flatMap((each) => (each.kind === 'changed' ? [each.review.state] : []));
  expect(changed).toHaveLength(1);
  const [state] = changed;
  expect(outcomes).toContainEqual({ kind: 'review-state', id, state });
  expect(await showReview(press, owner, id)).toMatchObject({ review: { state } });
});

test('an edit during compilation is kept, and no stale bytes are saved', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'A');
  await Promise.all([
    ...Array.from({ length: 4 }, async () => compileIssue(press, owner, { newsletter })),
    ...Array.from({ length: 4 }, async (_, index) =>
      editReview(press, owner, {
        id,
        review: testReview('A', { summary: [`Version ${index}.`] }),
        apply: true,
      }),
    ),
    setNewsletter(press, owner, { slug: newsletter, title: 'New title' }),
  ]);
  await compileIssue(press, owner, { newsletter });
  const shown = await showReview(press, owner, id);
  const words = shown.kind === 'ok' ? (shown.review.review.summary[0] ?? '') : '';
  const { renditions } = await show(press, newsletter);
  expect(renditions[0]?.text).toContain(words);
  expect(renditions[0]?.text).toContain('New title');
});
