import { CLOCK } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { cancelIssue, compileIssue, listIssues, runSlots } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { holdReview } from '../review/index.ts';
import { calendar, setNewsletter, type NewsletterChange } from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

// Otherwise slots of earlier tests would fall due in later ones.
beforeEach(async () => {
  await fixture.db.updateTable('newsletter').set({ is_sample: true, is_default: false }).execute();
});

/** A newsletter due on Fridays at 8:00 in London, and what its calendar says at an instant. */
async function opened(change: NewsletterChange = {}) {
  const press = open();
  const { slug: newsletter } = await testNewsletter(press, change);
  const read = async (next = 2) => {
    const shown = await calendar(press, owner, { newsletter, next });
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    return shown.entries;
  };
  const at = async (instant: string, next = 2) => {
    press.setClock(instant);
    return read(next);
  };
  const tickAt = async (instant: string) => {
    press.setClock(instant);
    const run = await runSlots(press, CLOCK);
    expect(run).toMatchObject({ kind: 'ran', failures: [] });
  };
  return { press, newsletter, at, tickAt };
}

test('the calendar says what each slot would hold, and what is skipped and why', async () => {
  const press = open();
  const newsletter = 'calendar';
  await setNewsletter(press, owner, {
    slug: newsletter,
    title: 'Calendar',
    timeZone: 'America/New_York',
    cadence: 'weekly fri 08:00',
    minimum: 2,
    maximum: 2,
  });
  for (const title of ['A', 'B', 'C']) await queued(press, newsletter, title);
  const shown = await calendar(press, owner, { newsletter, next: 3 });
  expect(shown.kind === 'ok' && shown.entries).toMatchObject([
    {
      dueOn: '2026-03-13',
      localTime: '08:00',
      offset: '-04:00',
      dueAt: '2026-03-13T12:00:00.000Z',
      outcome: { kind: 'would-compile', reviews: [{ title: 'A' }, { title: 'B' }] },
    },
    { dueOn: '2026-03-20', outcome: { kind: 'would-skip', ready: 1, minimum: 2 } },
    { dueOn: '2026-03-27', outcome: { kind: 'would-skip', ready: 1, minimum: 2 } },
  ]);
  await compileIssue(press, owner, { newsletter });
  const again = await calendar(press, owner, { newsletter, next: 1 });
  expect(again.kind === 'ok' && again.entries).toMatchObject([
    {
      outcome: {
        kind: 'issue',
        number: 1,
        state: 'draft',
        reviews: [{ title: 'A' }, { title: 'B' }],
      },
    },
  ]);
});

test('a review queued after the cut-off is named before and after the slot is skipped', async () => {
  const { press, newsletter, at, tickAt } = await opened();
  press.setClock('2026-03-13T06:30:00Z');
  const { id } = await queued(press, newsletter, 'Too late');
  const late = [{ id, title: 'Too late', waitsFor: '2026-03-20' }];
  expect(await at('2026-03-13T06:31:00Z')).toMatchObject([
    {
      dueOn: '2026-03-13',
      cutOffAt: '2026-03-13T06:00:00.000Z',
      late,
      outcome: { kind: 'would-skip', reason: 'empty', ready: 0, held: 0 },
    },
    { dueOn: '2026-03-20', late: [], outcome: { kind: 'would-compile', reviews: [{ id }] } },
  ]);
  await tickAt('2026-03-13T06:32:00Z');
  for (const instant of ['2026-03-13T06:33:00Z', '2026-03-14T12:00:00Z']) {
    const [first] = await at(instant);
    expect(first).toMatchObject({
      dueOn: '2026-03-13',
      late,
      outcome: { kind: 'skipped', reason: 'empty', ready: 0, minimum: 1, held: 0 },
    });
  }
  expect(await at('2026-03-14T12:00:00Z', 1)).toHaveLength(2);
});

test('an issue says what came after its cut-off', async () => {
  const { press, newsletter, at, tickAt } = await opened();
  await queued(press, newsletter, 'In time');
  await tickAt('2026-03-13T06:00:00Z');
  press.setClock('2026-03-13T06:30:00Z');
  await queued(press, newsletter, 'Too late');
  const [first] = await at('2026-03-13T07:00:00Z');
  expect(first).toMatchObject({
    outcome: { kind: 'issue', number: 1, reviews: [{ title: 'In time' }] },
    late: [{ title: 'Too late', waitsFor: '2026-03-20' }],
  });
});

test('held reviews and too few of them are reasons of their own', async () => {
  const { press, newsletter, at, tickAt } = await opened({ minimum: 2 });
  const held = await queued(press, newsletter, 'Held');
  await holdReview(press, owner, held.id);
  const outcome = { kind: 'would-skip', reason: 'all-held', ready: 0, minimum: 2, held: 1 };
  expect(await at('2026-03-13T05:00:00Z', 1)).toMatchObject([{ outcome }]);
  await tickAt('2026-03-13T06:00:00Z');
  expect(await at('2026-03-13T06:00:00Z', 1)).toMatchObject([
    { outcome: { ...outcome, kind: 'skipped' } },
  ]);
  await queued(press, newsletter, 'Ready');
  await tickAt('2026-03-20T06:00:00Z');
  await setNewsletter(press, owner, { slug: newsletter, minimum: 5 });
  expect(await at('2026-03-20T06:00:00Z', 1)).toMatchObject([
    { dueOn: '2026-03-13' },
    {
      dueOn: '2026-03-20',
      outcome: { kind: 'skipped', reason: 'too-few', ready: 1, minimum: 2, held: 1 },
    },
  ]);
});

test('a slot that passed while nothing ran is shown before and after it is decided', async () => {
  const { press, newsletter, at, tickAt } = await opened();
  const { id } = await queued(press, newsletter, 'A');
  expect(await at('2026-03-13T20:00:00Z', 1)).toMatchObject([
    {
      dueOn: '2026-03-13',
      madeUpUntil: '2026-03-13T20:00:00.000Z',
      outcome: { kind: 'would-compile', reviews: [{ id }] },
    },
    { dueOn: '2026-03-20', outcome: { kind: 'would-skip', reason: 'empty' } },
  ]);
  expect(await at('2026-03-13T20:00:01Z', 1)).toMatchObject([
    { dueOn: '2026-03-13', madeUpUntil: null, outcome: { kind: 'would-miss' } },
    { dueOn: '2026-03-20', outcome: { kind: 'would-compile', reviews: [{ id }] } },
  ]);
  await tickAt('2026-03-13T20:00:01Z');
  expect(await at('2026-03-13T20:01:00Z', 1)).toMatchObject([
    { dueOn: '2026-03-13', outcome: { kind: 'skipped', reason: 'missed', ready: null } },
    { dueOn: '2026-03-20' },
  ]);
  expect(await listIssues(press, owner, { newsletter })).toEqual({
    kind: 'ok',
    issues: [],
    missed: [{ dueOn: '2026-03-13', dueAt: '2026-03-13T08:00:00.000Z' }],
  });
});

test('after a change of cadence, decided slots keep their times and the issue its turn', async () => {
  const { press, newsletter, at } = await opened();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  press.setClock('2026-03-10T12:00:00Z');
  await setNewsletter(press, owner, {
    slug: newsletter,
    cadence: 'weekly thu 18:00',
    timeZone: 'Europe/Berlin',
    cutOff: '1h',
  });
  const own = {
    dueOn: '2026-03-13',
    localTime: '08:00',
    timeZone: 'Europe/London',
    dueAt: '2026-03-13T08:00:00.000Z',
    cutOffAt: '2026-03-13T06:00:00.000Z',
  };
  expect(await at('2026-03-10T12:00:00Z')).toMatchObject([
    { dueOn: '2026-03-12', localTime: '18:00', timeZone: 'Europe/Berlin' },
    { ...own, outcome: { kind: 'issue', number: 1 } },
  ]);
  await cancelIssue(press, owner, { newsletter, number: 1 });
  expect((await at('2026-03-10T12:00:00Z'))[1]).toMatchObject({
    ...own,
    outcome: { kind: 'given-back' },
  });
  expect(await compileIssue(press, owner, { newsletter, slot: '2026-03-13' })).toMatchObject({
    issue: { dueAt: own.dueAt },
  });
});

test('the sample newsletter has no slots, because the scheduler leaves it alone', async () => {
  const press = open();
  await setNewsletter(press, owner, { sample: true, title: 'Sample' });
  expect(await calendar(press, owner, { newsletter: 'sample', next: 3 })).toMatchObject({
    kind: 'ok',
    newsletter: { isSample: true },
    entries: [],
  });
});
