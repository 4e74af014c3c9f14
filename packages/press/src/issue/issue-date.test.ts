import { CLOCK } from '@galley/core/editor';
import { listSiteIssues } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { setNewsletter, type NewsletterChange } from '../newsletter/index.ts';
import { listActs, queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import { editReview } from '../review/index.ts';
import {
  approveIssue,
  compileBestOf,
  compileIssue,
  releaseIssue,
  runSlots,
  setIssue,
  showIssue,
} from './index.ts';

const fixture = withDatabase();

// Otherwise slots of earlier tests would fall due in later ones.
beforeEach(async () => {
  await fixture.db.updateTable('newsletter').set({ is_sample: true, is_default: false }).execute();
  await fixture.db.updateTable('issue').set({ state: 'cancelled' }).execute();
});

/** A newsletter with one review; its slot is Friday, December 4, 2026, at 8:00 in London. */
async function open(change: NewsletterChange = {}, instant = '2026-11-27T12:00:00Z') {
  const press = testPress(fixture.db, instant);
  const { id, slug: newsletter } = await testNewsletter(press, { undoWindow: '0', ...change });
  await queued(press, newsletter, 'A', { rating: { value: 5, max: 5 } });
  const ref = { newsletter, number: 1 };
  return {
    press,
    id,
    newsletter,
    ref,
    compile: async (slot?: string) => {
      const compiled = await compileIssue(press, owner, { newsletter, slot });
      if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
      return compiled.issue;
    },
    approve: async (date?: 'today' | 'slot', hash?: string) =>
      approveIssue(press, owner, { ...ref, by: 'ada', date, hash }),
    release: async () => releaseIssue(press, owner, ref),
    tick: async (at: string) => {
      press.setClock(at);
      const run = await runSlots(press, CLOCK);
      if (run.kind !== 'ran') throw new Error(run.kind);
      expect(run.failures).toEqual([]);
      return run;
    },
  };
}

async function mailOf(press: TestPress, ref: { newsletter: string; number: number }) {
  const shown = await showIssue(press, owner, ref);
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  return shown.issue.renditions[0]?.text ?? '';
}

test('an issue compiled and sent by hand is dated that day in mail, archive and best-of', async () => {
  const { press, id, newsletter, ref, compile, approve, release } = await open();
  expect(await compile()).toMatchObject({ datedOn: '2026-11-27', slot: '2026-12-04' });
  expect(await approve()).toMatchObject({ kind: 'approved', issue: { datedOn: '2026-11-27' } });
  expect(await release()).toMatchObject({ kind: 'done' });
  expect(await mailOf(press, ref)).toContain('Friday, November 27, 2026');
  expect(await listSiteIssues(press.db, id, { limit: 5 })).toMatchObject([
    { datedOn: '2026-11-27' },
  ]);
  expect(await compileBestOf(press, owner, { newsletter, month: '2026-11' })).toMatchObject({
    kind: 'compiled',
    issue: { reviews: ['A'] },
  });
  press.setClock('2026-12-05T12:00:00Z');
  expect(await compileBestOf(press, owner, { newsletter, month: '2026-12' })).toMatchObject({
    kind: 'nothing-rated',
  });
});

test('an approved issue is not released on another day until it is approved with that date', async () => {
  const { press, ref, compile, approve, release } = await open();
  await compile('2026-12-04');
  expect(await approve()).toMatchObject({ issue: { datedOn: '2026-12-04' } });
  const refused = {
    kind: 'other-day',
    number: 1,
    datedOn: '2026-12-04',
    today: '2026-11-27',
    timeZone: 'Europe/London',
  };
  expect(await release()).toEqual(refused);
  expect(await approve('today')).toMatchObject({
    kind: 'approved',
    issue: { state: 'approved', datedOn: '2026-11-27' },
  });
  expect(await release()).toMatchObject({ kind: 'done' });
  expect(await mailOf(press, ref)).toContain('Friday, November 27, 2026');
});

test('a date that is over cannot be approved, and today’s is given and approved in one step', async () => {
  const { press, compile, approve, release } = await open();
  const { contentHash } = await compile();
  await approve();
  press.setClock('2026-11-28T09:00:00Z');
  expect(await release()).toMatchObject({ kind: 'other-day', datedOn: '2026-11-27' });
  expect(await approve()).toMatchObject({ kind: 'other-day', today: '2026-11-28' });
  expect(await approve('today', 'another hash')).toMatchObject({
    kind: 'other-hash',
    contentHash,
  });
  const approved = await approve('today', contentHash ?? '');
  expect(approved).toMatchObject({ kind: 'approved', issue: { datedOn: '2026-11-28' } });
  expect(await release()).toMatchObject({ kind: 'done' });
});

test('approving with today’s date twice changes nothing the second time', async () => {
  const { id, press, compile, approve } = await open();
  await compile('2026-12-04');
  const first = await approve('today');
  const acts = await listActs(press.db, { newsletterId: id, limit: 10 });
  expect(acts.map(({ step }) => step).slice(0, 2)).toEqual(['approve-issue', 'set-issue']);
  const again = 'issue' in first ? { ...first, issue: { ...first.issue, again: true } } : null;
  expect(await approve('today')).toEqual(again);
  expect(await listActs(press.db, { newsletterId: id, limit: 10 })).toEqual(acts);
});

test('an extra issue can only be dated today', async () => {
  const { press, newsletter, approve } = await open();
  await compileIssue(press, owner, { newsletter, extra: true });
  press.setClock('2026-11-30T12:00:00Z');
  expect(await approve('slot')).toMatchObject({ kind: 'invalid', problems: [{ field: 'date' }] });
  expect(await approve('today')).toMatchObject({ issue: { datedOn: '2026-11-30' } });
});

test('a draft that is edited on a later day is dated that day, and a slot’s date stays', async () => {
  for (const slot of [undefined, '2026-12-04']) {
    const { press, ref, compile } = await open();
    await compile(slot);
    press.setClock('2026-11-30T12:00:00Z');
    const kept = slot ?? '2026-11-30';
    expect(await setIssue(press, owner, { ...ref, subject: 'Mine' })).toMatchObject({
      issue: { datedOn: kept },
    });
    press.setClock('2026-12-01T12:00:00Z');
    expect(await compile()).toMatchObject({ again: true, datedOn: slot ?? '2026-12-01' });
  }
});

test('a draft compiled by hand before its slot gets the slot’s date at the cut-off', async () => {
  const { tick, compile } = await open({ autoApprove: true });
  expect(await compile()).toMatchObject({ datedOn: '2026-11-27' });
  expect(await tick('2026-12-04T05:59:00Z')).toMatchObject({ approved: [] });
  expect(await tick('2026-12-04T06:00:00Z')).toMatchObject({ approved: [{ number: 1 }] });
  expect(await tick('2026-12-04T08:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
});

test('an approval for a day that is over is void at the cut-off, and the editors are reminded', async () => {
  const { press, ref, tick, compile, approve } = await open({ editors: ['ed@example.com'] });
  await compile();
  await approve();
  await tick('2026-12-04T06:00:00Z');
  expect(await showIssue(press, owner, ref)).toMatchObject({
    issue: { state: 'draft', datedOn: '2026-12-04', approvedHash: null },
  });
  expect(press.woken).toEqual(['work-notices']);
  expect(await approve()).toMatchObject({ issue: { datedOn: '2026-12-04' } });
  expect(await tick('2026-12-04T08:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
});

test('an issue approved the day before goes out at its slot under the slot’s date', async () => {
  const { press, ref, tick, approve } = await open({ cutOff: '24h' });
  expect(await tick('2026-12-03T08:00:00Z')).toMatchObject({ compiled: [{ number: 1 }] });
  press.setClock('2026-12-03T22:00:00Z');
  expect(await approve()).toMatchObject({ issue: { datedOn: '2026-12-04' } });
  expect(await tick('2026-12-04T08:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
  expect(await mailOf(press, ref)).toContain('Friday, December 4, 2026');
});

test('an issue that a person dates today after the cut-off stays approved until midnight', async () => {
  const { press, tick, approve, release } = await open({ cutOff: '24h' });
  await tick('2026-12-03T08:00:00Z');
  press.setClock('2026-12-03T09:00:00Z');
  await approve('today');
  await tick('2026-12-03T23:59:00Z');
  expect(await release()).toMatchObject({ kind: 'done', issue: { datedOn: '2026-12-03' } });
});

test('the clock releases an approved issue after midnight under the date of its slot', async () => {
  const { ref, press, tick, approve, release } = await open({ cadence: 'weekly fri 23:30' });
  await tick('2026-12-04T21:30:00Z');
  await approve();
  press.setClock('2026-12-05T00:10:00Z');
  // A person who sends it now decides to send it on Saturday.
  expect(await release()).toMatchObject({ kind: 'other-day', today: '2026-12-05' });
  expect(await tick('2026-12-05T00:10:00Z')).toMatchObject({ released: [{ number: 1 }] });
  expect(await mailOf(press, ref)).toContain('Friday, December 4, 2026');
});

test('a held issue can be approved after midnight while its slot is being made up', async () => {
  const { press, tick, approve } = await open({ cadence: 'weekly fri 23:30' });
  await tick('2026-12-04T21:30:00Z');
  expect(await tick('2026-12-04T23:30:00Z')).toMatchObject({ held: [{ number: 1 }] });
  press.setClock('2026-12-05T00:10:00Z');
  expect(await approve()).toMatchObject({ issue: { datedOn: '2026-12-04' } });
  expect(await tick('2026-12-05T00:11:00Z')).toMatchObject({ released: [{ number: 1 }] });
});

test('a slot made up on the next day is dated that day, without a person', async () => {
  const { ref, press, tick } = await open({ cadence: 'weekly fri 23:30', autoApprove: true });
  expect(await tick('2026-12-05T06:00:00Z')).toMatchObject({
    compiled: [{ number: 1, dueOn: '2026-12-04' }],
    approved: [{ number: 1 }],
    released: [{ number: 1 }],
  });
  expect(await mailOf(press, ref)).toContain('Saturday, December 5, 2026');
});

test.each([
  ['Pacific/Kiritimati', '2026-12-03T18:00:00Z'],
  ['Pacific/Pago_Pago', '2026-12-04T19:00:00Z'],
])('in %s an issue is dated by the day there', async (timeZone, due) => {
  const { ref, press, tick } = await open({ timeZone, autoApprove: true });
  expect(await tick(due)).toMatchObject({ released: [{ number: 1 }] });
  expect(await mailOf(press, ref)).toContain('Friday, December 4, 2026');
});

test('a new time zone gives an issue of a slot the day on which it is due there', async () => {
  const { press, newsletter, compile, approve, tick, ref } = await open();
  await compile('2026-12-04');
  await approve();
  // 8:00 on Friday in London is 22:00 on Thursday in Honolulu.
  expect(
    await setNewsletter(press, owner, { slug: newsletter, timeZone: 'Pacific/Honolulu' }),
  ).toMatchObject({ recompiled: [{ number: 1, approvalVoided: true }] });
  expect(await approve()).toMatchObject({ issue: { datedOn: '2026-12-03' } });
  expect(await tick('2026-12-04T08:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
  expect(await mailOf(press, ref)).toContain('Thursday, December 3, 2026');
});

test('an edit and an approval with today’s date at once leave one date in bytes and row', async () => {
  const { press, newsletter, ref, compile, approve } = await open();
  const { id } = await queued(press, newsletter, 'B');
  await compile('2026-12-04');
  const review = { ...(await reviewOf(press, ref)), title: 'Edited' };
  const [approved] = await Promise.all([
    approve('today'),
    editReview(press, owner, { id, review, apply: true }),
  ]);
  expect(['approved', 'other-hash']).toContain(approved.kind);
  const shown = await showIssue(press, owner, ref);
  expect(shown).toMatchObject({ issue: { datedOn: '2026-11-27' } });
  expect(await mailOf(press, ref)).toContain('Friday, November 27, 2026');
  const isApproved = shown.kind === 'ok' && shown.issue.state === 'approved';
  const text = await mailOf(press, ref);
  // Whatever came last: only bytes that somebody approved are approved.
  expect(isApproved && approved.kind !== 'approved').toBe(false);
  expect(text).toContain('Edited');
});

async function reviewOf(press: TestPress, ref: { newsletter: string; number: number }) {
  const shown = await showIssue(press, owner, ref);
  const review = shown.kind === 'ok' ? shown.issue.reviews.at(-1)?.review : undefined;
  if (review === undefined) throw new Error('the issue holds no review');
  return review;
}
