import type { Actor } from '@galley/core/editor';
import { lockNewsletter, updateReview } from '@galley/db';
import { isSomebodyWaiting, PATIENTLY, owner, withDatabase } from '@galley/test/kit';
import { expect, test, vi } from 'vitest';
import { keyColumns } from '../compile/key-columns.ts';
import {
  approveIssue,
  cancelIssue,
  compileIssue,
  preflightIssue,
  releaseIssue,
  showIssue,
} from '../issue/index.ts';
import { setNewsletter } from '../newsletter/index.ts';
import { listActs, queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import {
  applyReview,
  editReview,
  holdReview,
  pageReviews,
  pinReview,
  queueReview,
  releaseReview,
  removeReview,
  showReview,
} from './index.ts';
import { person, script } from './writers.fixture.ts';

const fixture = withDatabase();
const ana = person('1', 'publisher');
const bo = person('2');

/** A compiled issue of two reviews. */
async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press);
  const { id } = await queued(press, newsletter, 'Codex', { rating: { value: 5, max: 5 } });
  await queued(press, newsletter, 'Other', { rating: { value: 4, max: 5 } });
  await compileIssue(press, owner, { newsletter });
  const ref = { newsletter, number: 1 };
  const edit = (actor: Actor, review: object, more: object = {}) =>
    editReview(press, actor, { id, review, ...more });
  const show = async () => {
    const shown = await showReview(press, owner, id);
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    return shown.review;
  };
  const issue = async () => {
    const shown = await showIssue(press, owner, ref);
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    const { contentHash, approvedHash, state, renditions, reviews } = shown.issue;
    const titles = reviews.map(({ review }) => review.title);
    return { contentHash, approvedHash, state, text: renditions[0]?.text ?? '', titles };
  };
  const approve = () => approveIssue(press, owner, { ...ref, by: 'ada' });
  const acts = async () =>
    (await listActs(fixture.db, { newsletterId, limit: 50 })).map(({ step }) => step);
  return { press, newsletter, id, ref, edit, show, issue, approve, acts };
}

test('an edit in an issue waits: bytes and approval stay until somebody applies it', async () => {
  const { press, id, edit, show, issue, approve } = await open();
  await approve();
  const before = await issue();
  expect(await edit(bo, { summary: ['Newer words.'] }, { version: 1 })).toMatchObject({
    kind: 'changed',
    review: {
      version: 2,
      review: { summary: ['What Codex says.'] },
      pending: { title: 'Codex', summary: ['Newer words.'] },
      recompiled: null,
    },
  });
  expect(await issue()).toEqual(before);
  const applied = await applyReview(press, ana, { id, version: 2, voidApproval: true });
  expect(applied).toMatchObject({
    kind: 'changed',
    review: {
      version: 2,
      review: { summary: ['Newer words.'] },
      pending: null,
      recompiled: { number: 1, approvalVoided: true },
    },
  });
  const after = await issue();
  expect(after.state).toBe('draft');
  expect(after.text).toContain('Newer words.');
  expect(await applyReview(press, ana, { id, version: 2 })).toEqual({
    kind: 'nothing-pending',
    id,
  });
  expect(await show()).toMatchObject({ version: 2, pending: null });
});

test('a pending text that matches the issue again is dropped', async () => {
  const { edit, show } = await open();
  await edit(bo, { title: 'Another' }, { version: 1 });
  await edit(bo, { title: 'Codex' }, { version: 2 });
  expect(await show()).toMatchObject({ version: 3, pending: null });
});

test('in an approved issue only those who may compile apply, and only if they accept that it voids the approval', async () => {
  const { press, id, edit, issue, approve } = await open();
  await approve();
  await edit(bo, { title: 'Another' }, { version: 1 });
  const before = await issue();
  const denied = { kind: 'not-allowed', step: 'compile-issue' };
  const asked = { kind: 'approval-goes', id, number: 1, approvedBy: 'ada' };
  for (const voidApproval of [false, true]) {
    const input = { id, version: 2, voidApproval };
    expect(await applyReview(press, bo, input)).toEqual(denied);
    expect(await applyReview(press, script('3'), input)).toEqual(denied);
    const now = { version: 2, apply: true, voidApproval };
    expect(await edit(bo, { outlet: 'The Wire' }, now)).toEqual(denied);
    expect(await edit(script('3'), { outlet: 'The Wire' }, now)).toEqual(denied);
  }
  expect(await applyReview(press, ana, { id, version: 2 })).toEqual(asked);
  expect(await applyReview(press, owner, { id })).toEqual(asked);
  expect(await edit(ana, { outlet: 'The Wire' }, { version: 2, apply: true })).toEqual(asked);
  expect(await issue()).toEqual(before);
  const now = { version: 2, apply: true, voidApproval: true };
  expect(await edit(ana, { outlet: 'The Wire' }, now)).toMatchObject({
    kind: 'changed',
    review: { review: { title: 'Another', outlet: 'The Wire' }, pending: null },
  });
  expect((await issue()).titles).toEqual(['Another', 'Other']);
});

test('in a draft a writer applies, and a field that changed since is a conflict with both texts', async () => {
  const { press, id, edit, issue } = await open();
  await edit(bo, { title: 'Bo’s' }, { version: 1 });
  await edit(ana, { outlet: 'The Wire' }, { version: 1 });
  expect(await applyReview(press, bo, { id, version: 2 })).toEqual({
    kind: 'conflict',
    base: 2,
    version: 3,
    fields: [{ field: 'outlet', theirs: 'The Wire', yours: 'WIRED' }],
  });
  expect((await issue()).titles).toEqual(['Codex', 'Other']);
  expect(await applyReview(press, bo, { id, version: 3 })).toMatchObject({
    kind: 'changed',
    review: { recompiled: { approvalVoided: false } },
  });
  expect((await issue()).titles).toEqual(['Bo’s', 'Other']);
});

test('edits merge against the newest text, and the same field conflicts there', async () => {
  const { edit, show } = await open();
  await edit(ana, { title: 'Ana’s' }, { version: 1 });
  expect(await edit(bo, { title: 'Bo’s' }, { version: 1 })).toEqual({
    kind: 'conflict',
    base: 1,
    version: 2,
    fields: [{ field: 'title', theirs: 'Ana’s', yours: 'Bo’s' }],
  });
  await edit(bo, { outlet: 'The Wire' }, { version: 1 });
  expect(await show()).toMatchObject({ pending: { title: 'Ana’s', outlet: 'The Wire' } });
  expect(await edit(bo, { outlet: 'The Wire' }, { version: 3 })).toMatchObject({
    kind: 'unchanged',
    review: { version: 3 },
  });
});

test.each(['hold', 'remove', 'cancel'] as const)(
  'a review that leaves its issue by %s takes its pending text along',
  async (how) => {
    const { press, id, ref, edit, show } = await open();
    const url = 'https://harbor.example/newer';
    await edit(bo, { title: 'Newer', url }, { version: 1 });
    if (how === 'hold') await holdReview(press, owner, id);
    else if (how === 'remove') await removeReview(press, owner, id);
    else await cancelIssue(press, owner, ref);
    expect(await show()).toMatchObject({
      version: 2,
      review: { title: 'Newer', url },
      canonicalUrl: url,
      pending: null,
    });
  },
);

test('a review that a compilation drops takes its pending text along', async () => {
  const { press, newsletter, edit, show } = await open();
  await edit(bo, { title: 'Newer' }, { version: 1 });
  await setNewsletter(press, owner, { slug: newsletter, maximum: 2 });
  for (const title of ['Pinned', 'Too']) {
    const { id } = await queued(press, newsletter, title);
    await pinReview(press, owner, { id, pinned: true });
  }
  await compileIssue(press, owner, { newsletter });
  expect(await show()).toMatchObject({
    state: 'queued',
    review: { title: 'Newer' },
    pending: null,
  });
});

test('compiling again keeps what waits, and the released issue holds what was approved', async () => {
  const { press, newsletter, id, ref, edit, show, issue, approve } = await open();
  await edit(bo, { title: 'Newer' }, { version: 1 });
  await compileIssue(press, owner, { newsletter });
  expect((await issue()).titles).toEqual(['Codex', 'Other']);
  expect(await preflightIssue(press, owner, { ...ref, asking: 'remember' })).toMatchObject({
    report: {
      passes: true,
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'unapplied-edits',
          severity: 'warns',
          fix: `If they should go out, apply them: galley review apply ${id}.`,
        }),
      ]) as unknown,
    },
  });
  await approve();
  await releaseIssue(press, owner, ref);
  expect(await show()).toMatchObject({
    state: 'featured',
    review: { title: 'Codex' },
    pending: { title: 'Newer' },
  });
  const refused = { kind: 'review-state', id, state: 'featured' };
  expect(await applyReview(press, owner, { id })).toEqual(refused);
  expect(await edit(bo, { title: 'Newest' }, { version: 2 })).toEqual(refused);
  // Within the undo window nobody has it, so it waits for the next issue with its newest text.
  await cancelIssue(press, owner, ref);
  expect(await show()).toMatchObject({ state: 'queued', review: { title: 'Newer' } });
});

test('only a review in an open issue has something to apply', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'Waiting');
  const nothing = { kind: 'nothing-pending', id };
  expect(await applyReview(press, owner, { id })).toEqual(nothing);
  await holdReview(press, owner, id);
  expect(await applyReview(press, owner, { id })).toEqual(nothing);
  await releaseReview(press, owner, { id });
  await removeReview(press, owner, id);
  expect(await applyReview(press, owner, { id })).toMatchObject({ kind: 'review-state' });
  expect(await applyReview(press, owner, { id: '0' })).toEqual({ kind: 'no-review', id: '0' });
});

test('a command that edits applies at once, with what has waited', async () => {
  const { edit, issue, approve } = await open();
  await edit(bo, { title: 'Newer' }, { version: 1 });
  await approve();
  expect(await edit(owner, { title: 'Newer' }, { apply: true })).toMatchObject({
    kind: 'changed',
    review: { version: 2, pending: null, recompiled: { approvalVoided: true } },
  });
  expect((await issue()).titles).toEqual(['Newer', 'Other']);
});

test('typing in an issue neither holds up its compilation nor is lost by it', async () => {
  const { press, newsletter, id, edit, show } = await open();
  const compiling = Promise.all(
    Array.from({ length: 3 }, () => compileIssue(press, owner, { newsletter })),
  );
  let isCompiled = false;
  void compiling.then(() => (isCompiled = true));
  let typed = 0;
  // Every edit changes the review while the issue is being rendered.
  while (!isCompiled || typed === 0) {
    typed += 1;
    await edit(bo, { summary: [`Typed ${typed}.`] });
  }
  for (const each of await compiling) expect(each).toMatchObject({ kind: 'compiled' });
  expect(await show()).toMatchObject({ id, pending: { summary: [`Typed ${typed}.`] } });
});

test('each apply has a row in the audit log, and so has each sitting', async () => {
  const { press, id, edit, acts } = await open();
  const before = (await acts()).length;
  await edit(bo, { title: 'One' });
  await edit(bo, { title: 'Two' });
  await edit(ana, { outlet: 'The Wire' });
  await applyReview(press, bo, { id });
  await edit(ana, { outlet: 'WIRED' });
  const steps = (await acts()).toReversed().slice(before);
  expect(steps).toEqual(['edit-review', 'edit-review', 'apply-review', 'edit-review']);
});

test('edits are applied to the open issue, even if a later one was cancelled', async () => {
  const { press, newsletter, id, edit, show, issue } = await open();
  await holdReview(press, owner, id);
  await releaseReview(press, owner, { id });
  await compileIssue(press, owner, { newsletter, extra: true });
  await cancelIssue(press, owner, { newsletter, number: 2 });
  await compileIssue(press, owner, { newsletter });
  expect(await show()).toMatchObject({ state: 'compiled', issue: { number: 1, state: 'draft' } });
  await edit(bo, { title: 'Newer' }, { version: 1 });
  expect(await applyReview(press, bo, { id, version: 2 })).toMatchObject({ kind: 'changed' });
  expect((await issue()).titles).toContain('Newer');
});

test('of two who take up the same article at once, one is told of the other', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press);
  const { id: one } = await queued(press, newsletter, 'One');
  const { id: two } = await queued(press, newsletter, 'Two');
  const document = testReview('Orbits');
  const { edited } = await fixture.db.transaction().execute(async (trx) => {
    await lockNewsletter(trx, newsletterId);
    const waiting = editReview(press, ana, { id: one, review: { title: 'Orbits' } });
    await vi.waitUntil(() => isSomebodyWaiting(fixture.db), PATIENTLY);
    const its = { document: JSON.stringify(document), ...keyColumns(document) };
    await updateReview(trx, two, its);
    return { edited: waiting };
  });
  expect(await edited).toMatchObject({ kind: 'already-queued', id: two, title: 'Orbits' });
});

test('an article that only a waiting edit names is not queued twice', async () => {
  const { press, newsletter, id, edit } = await open();
  const url = 'https://wired.example/orbits';
  await edit(bo, { title: 'Orbits', url }, { version: 1 });
  const review = testReview('Orbits', { url });
  expect(await queueReview(press, bo, { newsletter, review })).toMatchObject({
    kind: 'already-queued',
    id,
    title: 'Orbits',
    by: 'url',
    where: { kind: 'issue', number: 1 },
  });
  expect(await queueReview(press, bo, { newsletter, review, again: true })).toMatchObject({
    kind: 'queued',
  });
});

test('another review of the same article is found before the text waits', async () => {
  const { press, newsletter, edit } = await open();
  const url = 'https://harbor.example/there';
  await queueReview(press, owner, { newsletter, review: testReview('There', { url }) });
  const same = { title: 'Newer', url };
  expect(await edit(bo, same, { version: 1 })).toMatchObject({ kind: 'already-queued' });
  expect(await edit(bo, same, { version: 1, again: true })).toMatchObject({ kind: 'changed' });
});

test('a search finds a review by the title that waits, and by the one in the issue', async () => {
  const { press, newsletter, id, edit } = await open();
  await edit(ana, { title: 'A codicil' });
  for (const text of ['codicil', 'codex']) {
    const found = await pageReviews(press, owner, { newsletter, state: 'any', text, limit: 5 });
    expect(found).toMatchObject({ page: { reviews: [{ id }] } });
  }
});
