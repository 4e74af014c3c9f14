import { readArchiveQuery } from '@galley/core/archive';
import type { Actor } from '@galley/core/editor';
import { listMakers } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import {
  approveIssue,
  cancelIssue,
  compileBestOf,
  compileIssue,
  releaseIssue,
  showIssue,
  takeBackIssue,
} from '../issue/index.ts';
import { changeNewsletter } from '../newsletter/index.ts';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  listFeedReviews,
  readSiteIssue,
  readSiteNewsletter,
  readSiteReview,
  searchArchive,
} from '../site/index.ts';
import { correctReview, editReview, listCorrections, showHistory, showReview } from './index.ts';
import { person, script } from './writers.fixture.ts';

const fixture = withDatabase();
const ana = person('1', 'publisher');
const NOTE = 'The date was wrong.';

/** A newsletter whose first issue is out, with the review `id` and another one. */
async function open({ undoWindow = '0' } = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const made = await testNewsletter(press, { undoWindow });
  const { slug: newsletter, id: newsletterId } = made;
  const { id, slug } = await queued(press, newsletter, 'Codex', {
    rating: { value: 5, max: 5 },
    summary: ['It began in May.'],
  });
  await queued(press, newsletter, 'Other', { rating: { value: 4, max: 5 } });
  const ref = (number: number) => ({ newsletter, number });
  const release = async (number: number) => {
    await approveIssue(press, owner, { ...ref(number), by: 'ada' });
    return releaseIssue(press, owner, ref(number));
  };
  const correct = (review: object, more: object = {}, actor: Actor = ana) =>
    correctReview(press, actor, { id, review, note: NOTE, ...more });
  const site = async () => {
    const found = await readSiteNewsletter(press, newsletter);
    if (found === null) throw new Error('the newsletter has no page');
    return found;
  };
  const page = async (number: number) => readSiteIssue(press, { newsletter: await site(), number });
  const review = () => readSiteReview(press, slug);
  await compileIssue(press, owner, { newsletter, extra: true });
  await release(1);
  return { press, newsletter, newsletterId, id, ref, release, correct, site, page, review };
}

test('the page of a review has the corrected text, its issue the text that went out', async () => {
  const { press, newsletterId, id, correct, site, page, review } = await open();
  expect((await page(1))?.reviews).toMatchObject([{ correctedAt: null }, { correctedAt: null }]);
  press.setClock('2026-03-10T09:00:00Z');
  expect(await correct({ title: 'Codex 2', summary: ['It began in June.'] })).toMatchObject({
    kind: 'corrected',
    review: {
      state: 'featured',
      version: 2,
      review: { title: 'Codex 2' },
      recompiled: [],
      correction: {
        number: 1,
        note: NOTE,
        changed: ['title', 'summary'],
        issues: [1],
        before: { summary: ['It began in May.'] },
        after: { summary: ['It began in June.'] },
      },
    },
  });
  expect(await review()).toMatchObject({
    document: { summary: ['It began in June.'] },
    corrections: [{ number: 1, note: NOTE, before: { title: 'Codex' } }],
  });
  expect((await page(1))?.reviews).toMatchObject([
    { document: { title: 'Codex' }, correctedAt: new Date('2026-03-10T09:00:00Z') },
    { document: { title: 'Other' }, correctedAt: null },
  ]);
  const shown = await listFeedReviews(press, { newsletter: await site(), limit: 9 });
  expect(shown).toMatchObject([
    { id, document: { title: 'Codex 2' }, corrections: [{ at: new Date('2026-03-10T09:00:00Z') }] },
    { corrections: [] },
  ]);
  const find = async (q: string) => {
    const query = readArchiveQuery((name) => (name === 'q' ? q : undefined));
    const found = await searchArchive(press, { newsletter: await site(), query, onPage: 9 });
    return found.kind === 'found' ? found.reviews.length : found.kind;
  };
  expect([await find('june'), await find('may')]).toEqual([1, 0]);
  const [act] = await listActs(fixture.db, { newsletterId, limit: 1 });
  expect(act).toMatchObject({ step: 'correct-review', object_kind: 'review', object_id: id });
});

test('a corrected review is corrected again: each correction stays, with both texts', async () => {
  const { press, id, correct, page } = await open();
  await correct({ title: 'Codex 2' });
  press.setClock('2026-03-11T09:00:00Z');
  await correct({ title: 'Codex 3' }, { note: 'The name was still wrong.' });
  expect(await listCorrections(press, ana, id)).toMatchObject({
    kind: 'listed',
    corrections: {
      id,
      corrections: [
        { number: 2, before: { title: 'Codex 2' }, after: { title: 'Codex 3' }, issues: [1] },
        { number: 1, before: { title: 'Codex' }, after: { title: 'Codex 2' }, issues: [1] },
      ],
    },
  });
  expect((await page(1))?.reviews[0]).toMatchObject({
    document: { title: 'Codex' },
    correctedAt: new Date('2026-03-11T09:00:00Z'),
  });
  const shown = await showHistory(press, owner, { id, limit: 9 });
  expect(shown).toMatchObject({
    history: { versions: [{ version: 3 }, { version: 2 }, { version: 1 }] },
  });
});

test('a best-of made after a correction has the corrected text, and no mark', async () => {
  const { press, newsletter, correct, release, page } = await open();
  await correct({ title: 'Codex 2' });
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await release(2);
  expect((await page(2))?.reviews[0]).toMatchObject({
    document: { title: 'Codex 2' },
    correctedAt: null,
  });
  expect(await correct({ title: 'Codex 3' })).toMatchObject({
    review: { correction: { number: 2, issues: [2, 1] } },
  });
});

test('an approval of the old text is void with the correction, whatever becomes of compiling again', async () => {
  const { press, newsletter, id, ref } = await open();
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await approveIssue(press, owner, { ...ref(2), by: 'ada' });
  let looks = 0;
  // The first look is at the correction, the second one at the issue that is compiled again.
  const clock = () => {
    looks += 1;
    if (looks > 1) throw new Error('the process ends');
    return press.clock();
  };
  const input = { id, review: { title: 'Codex 3' }, note: NOTE, voidApproval: true };
  await expect(correctReview({ ...press, clock }, ana, input)).rejects.toThrow('the process ends');
  expect(await listCorrections(press, owner, id)).toMatchObject({
    corrections: { corrections: [{ number: 1 }] },
  });
  expect(await showIssue(press, owner, ref(2))).toMatchObject({
    issue: { state: 'draft', approvedHash: null },
  });
});

test('an open best-of that holds the old text is compiled again; its approval goes only if that is said', async () => {
  const { press, newsletter, newsletterId, ref, correct } = await open();
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  expect(await correct({ title: 'Codex 2' })).toMatchObject({
    review: { recompiled: [{ number: 2, approvalVoided: false }] },
  });
  await approveIssue(press, owner, { ...ref(2), by: 'ada' });
  expect(await correct({ title: 'Codex 3' })).toMatchObject({
    kind: 'old-text-approved',
    number: 2,
    approvedBy: 'ada',
  });
  expect(await correct({ title: 'Codex 3' }, { voidApproval: true })).toMatchObject({
    review: { recompiled: [{ number: 2, approvalVoided: true }] },
  });
  const shown = await showIssue(press, owner, ref(2));
  expect(shown).toMatchObject({
    issue: { state: 'draft', reviews: [{ review: { title: 'Codex 3' } }, {}] },
  });
  const issue = await fixture.db
    .selectFrom('issue')
    .select(['id', 'newsletter_id'])
    .where('newsletter_id', '=', newsletterId)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  // With four eyes, somebody else has to approve it.
  expect(await listMakers(fixture.db, issue)).toContainEqual(
    expect.objectContaining({ person_id: '1' }),
  );
});

test('only a review that is out can be corrected, by a publisher, with a note and another text', async () => {
  const { press, newsletter, id, correct } = await open();
  expect(await correct({ title: 'B' }, {}, person('2'))).toMatchObject({ kind: 'not-allowed' });
  expect(await correct({ title: 'B' }, {}, script('3'))).toMatchObject({ kind: 'not-allowed' });
  expect(await correct({ title: 'B' }, { note: ' \n ' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'note' }],
  });
  expect(await correct({ title: 'B' }, { note: 'A \u{202E}trap' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'note' }],
  });
  expect(await correct({ title: 'Codex' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'review' }],
  });
  expect(await correct({ title: 'B' }, { id: '99999999' })).toMatchObject({ kind: 'no-review' });
  const waiting = await queued(press, newsletter, 'Waiting');
  expect(await correct({ title: 'B' }, { id: waiting.id })).toMatchObject({
    kind: 'not-sent',
    state: 'queued',
  });
  await correct({ title: 'B' });
  expect(await correct({ title: 'C' }, { version: 1 })).toMatchObject({
    kind: 'conflict',
    fields: [{ field: 'title', theirs: 'B', yours: 'C' }],
  });
  expect(await editReview(press, owner, { id, review: { title: 'C' } })).toMatchObject({
    kind: 'review-state',
  });
});

test('within the undo window nothing is corrected: the issue can still be taken back', async () => {
  const { press, id, ref, correct } = await open({ undoWindow: '60s' });
  // The database's own clock decides what readers can see.
  await fixture.db
    .updateTable('issue')
    .set({ send_after: new Date(Date.now() + 3_600_000) })
    .where('id', 'in', (eb) =>
      eb.selectFrom('issue_review').select('issue_id').where('review_id', '=', id),
    )
    .execute();
  expect(await correct({ title: 'B' })).toMatchObject({ kind: 'not-sent', state: 'featured' });
  expect(await takeBackIssue(press, owner, ref(1))).toMatchObject({ kind: 'done' });
  expect(await correct({ title: 'B' })).toMatchObject({ kind: 'not-sent', state: 'compiled' });
});

test('edits that were never applied stay in the history, and out of the correction', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press, { undoWindow: '0' });
  const { id } = await queued(press, newsletter, 'Codex');
  await compileIssue(press, owner, { newsletter, extra: true });
  await editReview(press, ana, { id, review: { outlet: 'Never applied' } });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  await releaseIssue(press, owner, { newsletter, number: 1 });
  await correctReview(press, ana, { id, review: { title: 'Codex 2' }, note: NOTE });
  expect(await showReview(press, owner, id)).toMatchObject({
    review: { review: { title: 'Codex 2', outlet: 'WIRED' }, pending: null, version: 3 },
  });
  const { history } = (await showHistory(press, owner, { id, limit: 9 })) as never as {
    history: { versions: { review: { title: string; outlet: string } }[] };
  };
  expect(history.versions.map(({ review: { title, outlet } }) => `${title}, ${outlet}`)).toEqual([
    'Codex 2, WIRED',
    'Codex, Never applied',
    'Codex, WIRED',
  ]);
});

test('a corrected review of a cancelled issue goes on with the corrected text', async () => {
  const { press, newsletter, newsletterId, id, ref, correct, page } = await open();
  await changeNewsletter(press, owner, { slug: newsletter, minimum: 1 });
  await correct({ title: 'Codex 2' });
  // None of its mail has left.
  await cancelIssue(press, owner, ref(1));
  expect(await correct({ title: 'Codex 3' })).toMatchObject({ kind: 'not-sent', state: 'queued' });
  expect(await editReview(press, owner, { id, review: { outlet: 'Later' } })).toMatchObject({
    kind: 'changed',
    review: { review: { title: 'Codex 2' } },
  });
  expect(await page(1)).toBeNull();
  expect(newsletterId).not.toBe('');
});
