import type { Actor } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { makeUncertain } from '../door/step-cases/issue-cases.fixture.ts';
import { openWorld } from '../door/step-cases/world.fixture.ts';
import {
  approveIssue,
  compileIssue,
  pauseIssue,
  releaseIssue,
  resumeIssue,
} from '../issue/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { holdReview, queueReview } from '../review/index.ts';
import { today, type NewsletterChange } from './index.ts';

const fixture = withDatabase();

/** A newsletter due on Fridays at 8:00 in London, and what waits there for an actor. */
async function open(change: NewsletterChange = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id } = await testNewsletter(press, change);
  const read = async (actor: Actor = owner) =>
    (await today(press, actor)).newsletters.find(({ slug }) => slug === newsletter);
  const tasks = async (actor?: Actor) => (await read(actor))?.tasks;
  const kinds = async (actor?: Actor) => (await tasks(actor))?.map(({ kind }) => kind);
  const writer: Actor = { kind: 'person', id: '7', roles: { [id]: 'writer' }, door: 'desk' };
  return { press, newsletter, id, read, tasks, kinds, writer };
}

test('says what the queue lacks before the next cut-off', async () => {
  const { press, newsletter, read, tasks } = await open({ minimum: 2 });
  const { id } = await queued(press, newsletter, 'A');
  const held = await queued(press, newsletter, 'B');
  await holdReview(press, owner, held.id);
  expect(await read()).toMatchObject({
    timeZone: 'Europe/London',
    isSample: false,
    next: {
      dueOn: '2026-03-13',
      dueAt: '2026-03-13T08:00:00.000Z',
      cutOffAt: '2026-03-13T06:00:00.000Z',
    },
    queued: 1,
    held: 1,
    latest: null,
    tasks: [{ kind: 'too-few', ready: 1, minimum: 2 }],
  });
  await queued(press, newsletter, 'C');
  expect(await tasks()).toEqual([]);
  expect(id).not.toBe(held.id);
});

test('a review that comes after the cut-off is not ready for the slot', async () => {
  const { press, newsletter, kinds } = await open();
  press.setClock('2026-03-13T07:00:00Z');
  await queued(press, newsletter, 'A');
  expect(await kinds()).toEqual(['too-few']);
});

test('names the reviews over the maximum, and those whose article was featured', async () => {
  const { press, newsletter, tasks } = await open({ maximum: 1, undoWindow: '0' });
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  await releaseIssue(press, owner, { newsletter, number: 1 });
  const again = { newsletter, review: testReview('A'), again: true };
  await queueReview(press, owner, again);
  const { id } = await queued(press, newsletter, 'B', { rating: { value: 5, max: 5 } });
  expect(await tasks()).toMatchObject([
    { kind: 'featured-before', reviews: [{ title: 'A' }] },
    { kind: 'carried-over', maximum: 1, reviews: [{ title: 'A' }] },
  ]);
  expect(await tasks()).not.toMatchObject([{ reviews: [{ id }] }, {}]);
});

test('an issue waits for approval, and its edits before that, each for those who may', async () => {
  const { press, newsletter, read, tasks, kinds, writer } = await open();
  const { id, review } = await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await fixture.db
    .updateTable('review')
    .set({ pending: JSON.stringify({ ...review, title: 'A better title' }) })
    .where('id', '=', id)
    .execute();
  const issue = { number: 1, subject: 'A', dueAt: '2026-03-13T08:00:00.000Z' };
  expect(await read()).toMatchObject({
    next: { dueOn: '2026-03-20' },
    latest: { number: 1, subject: 'A', state: 'draft' },
  });
  expect((await tasks())?.slice(0, 2)).toEqual([
    { kind: 'pending', ...issue, reviews: [{ id, title: 'A better title' }] },
    { kind: 'approve', ...issue },
  ]);
  expect(await kinds(writer)).toEqual(['pending', 'too-few']);
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await kinds()).toEqual(['pending', 'too-few']);
});

test('a draft that the clock approves waits for nobody, until preflight has stopped it', async () => {
  const { press, newsletter, kinds } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  expect(await kinds()).toEqual(['too-few']);
  press.setClock('2026-03-13T06:00:00Z');
  expect(await kinds()).toEqual(['approve', 'too-few']);
});

test('a paused issue comes first; one that waits for a quota resumes by itself', async () => {
  const { press, newsletter, tasks, kinds } = await open();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  const ref = { newsletter, number: 1 };
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  expect(await kinds()).toEqual(['too-few']);
  await pauseIssue(press, owner, ref);
  expect(await tasks()).toMatchObject([{ kind: 'paused-issue', number: 1 }, { kind: 'too-few' }]);
  await resumeIssue(press, owner, ref);
  await fixture.db
    .updateTable('issue')
    .set({ state: 'paused', reason: 'quota-daily', resume_at: new Date('2026-03-10T12:00:00Z') })
    .where('number', '=', 1)
    .where('newsletter_id', '=', (where) =>
      where.selectFrom('newsletter').select('id').where('slug', '=', newsletter),
    )
    .execute();
  expect(await kinds()).toEqual(['too-few']);
});

test('counts the readers whose mail may or may not have been accepted', async () => {
  const keyring = createKeyring(['a key that only this test has ever used']);
  const world = await openWorld(fixture.db, keyring);
  const reader = await world.subscriptionId();
  await makeUncertain(fixture.db, await world.sending(), reader);
  const shown = await today(world.deps, owner);
  const there = shown.newsletters.find(({ slug }) => slug === world.made.slug);
  expect(there?.tasks[0]).toMatchObject({ kind: 'uncertain', number: 1, readers: 1 });
});

test('shows each person the newsletters that they have a role in', async () => {
  const { press, newsletter, writer } = await open();
  await testNewsletter(press);
  const slugs = (await today(press, writer)).newsletters.map(({ slug }) => slug);
  expect(slugs).toEqual([newsletter]);
});
