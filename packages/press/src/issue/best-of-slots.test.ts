import { CLOCK } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { calendar, setNewsletter } from '../newsletter/index.ts';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import {
  approveIssue,
  cancelIssue,
  compileBestOf,
  compileIssue,
  releaseIssue,
  runSlots,
  showIssue,
} from './index.ts';

const fixture = withDatabase();

// Otherwise slots of earlier tests would fall due in later ones.
beforeEach(async () => {
  await fixture.db.updateTable('newsletter').set({ is_sample: true, is_default: false }).execute();
});

/** A newsletter with one issue of March: A with three stars, B with five. */
async function open({ rated = true } = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const change = { cadence: 'monthly 1 08:00', bestOfCadence: 'monthly 1 08:00' };
  const newsletter = (await testNewsletter(press, { ...change, minimum: 1 })).slug;
  const stars = (value: number) => ({ rating: rated ? { value, max: 5 } : null });
  await queued(press, newsletter, 'A', stars(3));
  await queued(press, newsletter, 'B', stars(5));
  await sendOut(press, newsletter, await compileExtra(press, newsletter));
  return { press, newsletter, at: runAt(press) };
}

const runAt = (press: TestPress) => async (instant: string) => {
  press.setClock(instant);
  const run = await runSlots(press, CLOCK);
  if (run.kind !== 'ran') throw new Error(run.kind);
  expect(run.failures).toEqual([]);
  return { compiled: run.compiled, skipped: run.skipped, released: run.released };
};

async function compileExtra(press: TestPress, newsletter: string): Promise<number> {
  const compiled = await compileIssue(press, owner, { newsletter, extra: true });
  if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
  return compiled.issue.number;
}

async function sendOut(press: TestPress, newsletter: string, number: number) {
  await approveIssue(press, owner, { newsletter, number, by: 'ada' });
  const released = await releaseIssue(press, owner, { newsletter, number });
  if (released.kind !== 'done') throw new Error(released.kind);
}

const NOTHING = { compiled: [], skipped: [], released: [] };
const DUE = '2026-04-01';
const CUT_OFF = '2026-04-01T05:00:00Z';

test('the best-of of a month is compiled at its cut-off in the next, and goes out at its slot', async () => {
  const { press, newsletter, at } = await open();
  expect(await at('2026-04-01T04:59:59Z')).toEqual(NOTHING);
  expect(await at(CUT_OFF)).toEqual({
    ...NOTHING,
    compiled: [{ newsletter, number: 2, dueOn: DUE }],
    skipped: [{ newsletter, dueOn: DUE, reason: 'empty' }],
  });
  const shown = await showIssue(press, owner, { newsletter, number: 2 });
  expect(shown).toMatchObject({
    issue: { bestOf: '2026-03', slot: DUE, dueAt: '2026-04-01T07:00:00.000Z', state: 'draft' },
  });
  expect(shown.kind === 'ok' && shown.issue.reviews).toMatchObject([
    { review: { title: 'B' } },
    { review: { title: 'A' } },
  ]);
  await approveIssue(press, owner, { newsletter, number: 2, by: 'ada' });
  expect(await at('2026-04-01T07:00:00Z')).toEqual({
    ...NOTHING,
    released: [{ newsletter, number: 2 }],
  });
});

test('a date may have an issue of the queue and a best-of, each decided once', async () => {
  const { press, newsletter, at } = await open();
  press.setClock('2026-03-20T12:00:00Z');
  await queued(press, newsletter, 'C');
  expect((await at(CUT_OFF)).compiled).toEqual([
    { newsletter, number: 2, dueOn: DUE },
    { newsletter, number: 3, dueOn: DUE },
  ]);
  expect(await at('2026-04-01T05:01:00Z')).toEqual(NOTHING);
  const shown = await calendar(press, owner, { newsletter, next: 1 });
  expect(shown).toMatchObject({
    entries: [
      {
        dueOn: DUE,
        bestOf: null,
        outcome: { kind: 'issue', number: 2, reviews: [{ title: 'C' }] },
      },
      { dueOn: DUE, bestOf: '2026-03', outcome: { kind: 'issue', number: 3 } },
    ],
  });
});

test('a month without rated reviews is skipped', async () => {
  const { newsletter, at } = await open({ rated: false });
  expect((await at(CUT_OFF)).skipped).toContainEqual({
    newsletter,
    dueOn: DUE,
    reason: 'nothing-rated',
  });
});

/** As {@link open}, with a best-of of March that a person has made. */
async function openByHand() {
  const opened = await open();
  const { press, newsletter } = opened;
  press.setClock('2026-04-01T00:00:00Z');
  expect(await compileBestOf(press, owner, { newsletter, month: '2026-03' })).toMatchObject({
    issue: { slot: null, number: 2 },
  });
  return { ...opened, ref: { newsletter, number: 2 } };
}

const REGULAR = { dueOn: DUE, reason: 'empty' };
const BY_HAND = { dueOn: DUE, reason: 'made-by-hand' };

test('a best-of that a person has sent already is not made again', async () => {
  const { press, newsletter, at } = await openByHand();
  await sendOut(press, newsletter, 2);
  // Within its undo window it can still be taken back.
  press.setClock(CUT_OFF);
  await fixture.db
    .updateTable('issue')
    .set({ send_after: new Date('2026-04-01T05:00:10Z') })
    .where('best_of', '=', '2026-03')
    .where('state', '=', 'sending')
    .execute();
  expect((await at(CUT_OFF)).skipped).toMatchObject([REGULAR]);
  expect((await at('2026-04-01T05:00:10Z')).skipped).toMatchObject([BY_HAND]);
});

test('while a best-of made by hand is open, its slot waits, and is made if that one is cancelled', async () => {
  const { press, newsletter, at, ref } = await openByHand();
  expect((await at(CUT_OFF)).skipped).toMatchObject([REGULAR]);
  expect(await at('2026-04-01T06:00:00Z')).toEqual(NOTHING);
  await cancelIssue(press, owner, ref);
  expect((await at('2026-04-01T06:01:00Z')).compiled).toEqual([
    { newsletter, number: 2, dueOn: DUE },
  ]);
});

test('a best-of made by hand that is open until the lateness limit stands for its slot', async () => {
  const { at } = await openByHand();
  expect((await at('2026-04-02T12:00:00Z')).skipped).toMatchObject([
    { dueOn: DUE, reason: 'missed' },
    BY_HAND,
  ]);
});

const missedNotices = async (newsletter: string) =>
  fixture.db
    .selectFrom('notice')
    .innerJoin('newsletter', 'newsletter.id', 'notice.newsletter_id')
    .select(['address', 'slot_due_on', 'notice.slot_kind'])
    .where('slug', '=', newsletter)
    .where('notice.kind', '=', 'missed')
    .orderBy('notice.id')
    .execute();

test('a best-of that is compiled again after its slot’s was cancelled takes that slot', async () => {
  const { press, newsletter, at } = await open();
  await at(CUT_OFF);
  await cancelIssue(press, owner, { newsletter, number: 2 });
  expect(await at('2026-04-01T05:01:00Z')).toEqual(NOTHING);
  const shown = await calendar(press, owner, { newsletter, next: 1 });
  expect(shown).toMatchObject({ entries: [{}, { outcome: { kind: 'given-back' } }] });
  expect(await compileBestOf(press, owner, { newsletter, month: '2026-03' })).toMatchObject({
    issue: { number: 2, slot: DUE, again: false },
  });
});

test('a cut-off that reaches back into the month waits for its end', async () => {
  const { press, newsletter, at } = await open();
  await setNewsletter(press, owner, { slug: newsletter, cutOff: '2d' });
  // London is on summer time: the month ends at 23:00 UTC.
  expect((await at('2026-03-31T22:59:00Z')).compiled).toEqual([]);
  expect((await at('2026-03-31T23:00:00Z')).compiled).toEqual([
    { newsletter, number: 2, dueOn: DUE },
  ]);
});

test('a slot that passed while nothing ran is missed, and both kinds of a date can be', async () => {
  const { press, newsletter, at } = await open();
  await setNewsletter(press, owner, { slug: newsletter, editors: ['ed@example.com'] });
  const missed = { newsletter, dueOn: DUE, reason: 'missed' };
  expect((await at('2026-04-02T12:00:00Z')).skipped).toEqual([missed, missed]);
  const mail = { address: 'ed@example.com', slot_due_on: DUE };
  expect(await missedNotices(newsletter)).toEqual([
    { ...mail, slot_kind: 'regular' },
    { ...mail, slot_kind: 'best-of' },
  ]);
});

test('a new cadence adds no slot in the past, and leaves the slots of the queue alone', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug } = await testNewsletter(press, { cadence: 'monthly 20 08:00' });
  press.setClock('2026-03-20T07:30:00Z');
  const set = await setNewsletter(press, owner, { slug, bestOfCadence: 'monthly 20 07:00' });
  expect(set).toMatchObject({ newsletter: { bestOfCadence: 'monthly 20 07:00' } });
  expect((await runAt(press)('2026-03-20T07:31:00Z')).skipped).toEqual([
    { newsletter: slug, dueOn: '2026-03-20', reason: 'empty' },
  ]);
  const cleared = await setNewsletter(press, owner, { slug, bestOfCadence: '' });
  expect(cleared).toMatchObject({ newsletter: { bestOfCadence: null } });
  expect(await setNewsletter(press, owner, { slug, bestOfCadence: 'weekly fri 08:00' })).toEqual({
    kind: 'invalid',
    problems: [
      { field: 'bestOfCadence', problem: expect.stringContaining('expected a monthly cadence') },
    ],
  });
});

test('the calendar shows what a coming best-of would hold so far', async () => {
  const { press, newsletter } = await open();
  press.setClock('2026-03-15T12:00:00Z');
  const shown = await calendar(press, owner, { newsletter, next: 2 });
  const bestOfs = shown.kind === 'ok' ? shown.entries.filter(({ bestOf }) => bestOf !== null) : [];
  expect(bestOfs).toMatchObject([
    { bestOf: '2026-03', dueOn: DUE, outcome: { reviews: [{ title: 'B' }, { title: 'A' }] } },
    { bestOf: '2026-04', dueOn: '2026-05-01', outcome: { kind: 'would-compile', reviews: [] } },
  ]);
});
