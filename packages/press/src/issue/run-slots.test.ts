import { CLOCK } from '@galley/core/editor';
import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { setNewsletter, type NewsletterChange } from '../newsletter/index.ts';
import { listReviews } from '../review/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { approveIssue, compileIssue, releaseIssue, runSlots, showIssue } from './index.ts';

const fixture = withDatabase();

// Otherwise slots of earlier tests would fall due in later ones.
beforeEach(async () => {
  await fixture.db.updateTable('newsletter').set({ is_sample: true, is_default: false }).execute();
  await fixture.db.updateTable('issue').set({ state: 'cancelled' }).execute();
});

async function open(change: NewsletterChange = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = (await testNewsletter(press, { editors: ['ed@example.com'], ...change })).slug;
  const at = async (instant: string) => {
    press.setClock(instant);
    const run = await runSlots(press, CLOCK);
    if (run.kind !== 'ran') throw new Error(run.kind);
    expect(run.failures).toEqual([]);
    return run;
  };
  const state = async (number = 1) => {
    const shown = await showIssue(press, owner, { newsletter, number });
    return shown.kind === 'ok' ? shown.issue : shown;
  };
  return { press, newsletter, at, state };
}

const NOTHING = {
  kind: 'ran',
  compiled: [],
  skipped: [],
  approved: [],
  released: [],
  held: [],
  failures: [],
};

test('reviews queued before the cut-off are compiled once', async () => {
  const { press, newsletter, at } = await open();
  await queued(press, newsletter, 'In time');
  expect(await at('2026-03-13T05:59:59Z')).toEqual(NOTHING);
  press.setClock('2026-03-13T06:00:00Z');
  await queued(press, newsletter, 'Too late');
  expect(await at('2026-03-13T06:00:00Z')).toEqual({
    ...NOTHING,
    compiled: [{ newsletter, number: 1, dueOn: '2026-03-13' }],
  });
  expect(await at('2026-03-13T06:01:00Z')).toEqual(NOTHING);
  const listed = await listReviews(press, owner, { newsletter });
  expect(listed.kind === 'ok' && listed.reviews.map(({ review }) => review.title)).toEqual([
    'Too late',
  ]);
});

test('an approved issue is released at its send time', async () => {
  const { press, newsletter, at, state } = await open();
  await queued(press, newsletter, 'A');
  await at('2026-03-13T06:00:00Z');
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await at('2026-03-13T07:59:59Z')).toEqual(NOTHING);
  expect(await at('2026-03-13T08:00:00Z')).toEqual({
    ...NOTHING,
    released: [{ newsletter, number: 1 }],
  });
  expect(await state()).toMatchObject({
    state: 'sending',
    sendAfter: '2026-03-13T08:01:00.000Z',
  });
});

test('an unapproved issue is held, and each editor gets one mail', async () => {
  const { press, newsletter, at, state } = await open({
    editors: ['ed@example.com', 'flo@example.com'],
  });
  await queued(press, newsletter, 'A');
  await at('2026-03-13T06:00:00Z');
  expect(await at('2026-03-13T08:00:00Z')).toMatchObject({
    held: [{ newsletter, number: 1, reason: 'not-approved' }],
  });
  await at('2026-03-13T08:01:00Z');
  const issue = await state();
  const notices = await press.db
    .selectFrom('notice')
    .select(['kind', 'address', 'state'])
    .where('issue_id', '=', 'id' in issue ? issue.id : '')
    .where('kind', '=', 'held')
    .orderBy('address')
    .execute();
  expect(notices).toEqual([
    { kind: 'held', address: 'ed@example.com', state: 'pending' },
    { kind: 'held', address: 'flo@example.com', state: 'pending' },
  ]);
  // One for the reminder at the cut-off, one for these mails.
  expect(press.woken).toEqual(['work-notices', 'work-notices']);
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await at('2026-03-13T09:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
});

test('a scheduler that was down compiles a late slot within the lateness limit', async () => {
  const { press, newsletter, at } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  expect(await at('2026-03-13T20:00:00Z')).toEqual({
    ...NOTHING,
    compiled: [{ newsletter, number: 1, dueOn: '2026-03-13' }],
    approved: [{ newsletter, number: 1 }],
    released: [{ newsletter, number: 1 }],
  });
});

test('older slots are missed and take no reviews', async () => {
  const { press, newsletter, at } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  expect(await at('2026-03-27T20:00:01Z')).toEqual({
    ...NOTHING,
    skipped: ['2026-03-13', '2026-03-20', '2026-03-27'].map((dueOn) => ({
      newsletter,
      dueOn,
      reason: 'missed',
    })),
  });
  expect(await at('2026-04-03T07:00:00Z')).toMatchObject({
    compiled: [{ number: 1, dueOn: '2026-04-03' }],
    released: [{ number: 1 }],
  });
});

test('slots that are missed together are told to each editor in one mail', async () => {
  const editors = ['ed@example.com', 'flo@example.com'];
  const { press, newsletter, at } = await open({ editors });
  const told = async () =>
    fixture.db
      .selectFrom('notice')
      .innerJoin('newsletter', 'newsletter.id', 'notice.newsletter_id')
      .select(['address', 'slot_due_on'])
      .where('slug', '=', newsletter)
      .where('kind', '=', 'missed')
      .orderBy('notice.id')
      .execute();
  const runs = async (instant: string) => {
    press.setClock(instant);
    await Promise.all(Array.from({ length: 3 }, async () => at(instant)));
  };
  const mails = (dueOn: string) => editors.map((address) => ({ address, slot_due_on: dueOn }));
  await runs('2026-03-20T20:00:01Z');
  expect(await told()).toEqual(mails('2026-03-20'));
  expect(press.woken).toEqual(['work-notices']);
  await runs('2026-03-27T20:00:01Z');
  expect(await told()).toEqual([...mails('2026-03-20'), ...mails('2026-03-27')]);
});

test('an approved issue past the limit is held until a person sends it', async () => {
  const { press, newsletter, at, state } = await open();
  await queued(press, newsletter, 'A');
  await at('2026-03-13T06:00:00Z');
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await at('2026-03-13T20:00:01Z')).toMatchObject({
    held: [{ number: 1, reason: 'too-late' }],
  });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await at('2026-03-13T21:00:00Z')).toEqual(NOTHING);
  expect(await state()).toMatchObject({ state: 'approved' });
  expect(await releaseIssue(press, owner, { newsletter, number: 1 })).toMatchObject({
    kind: 'done',
  });
});

test('with fewer reviews than the minimum, the slot is skipped and the queue kept', async () => {
  const { press, newsletter, at } = await open({ minimum: 2 });
  await queued(press, newsletter, 'A');
  expect(await at('2026-03-13T06:00:00Z')).toMatchObject({
    compiled: [],
    skipped: [{ dueOn: '2026-03-13', reason: 'too-few' }],
  });
  await queued(press, newsletter, 'B');
  expect(await at('2026-03-20T06:00:00Z')).toMatchObject({
    compiled: [{ number: 1, dueOn: '2026-03-20' }],
  });
});

test('auto-approval still needs a passing preflight', async () => {
  const { press, newsletter, at, state } = await open({ autoApprove: true, postalAddress: null });
  await queued(press, newsletter, 'A');
  expect(await at('2026-03-13T06:00:00Z')).toMatchObject({ compiled: [{}], approved: [] });
  expect(await at('2026-03-13T08:00:00Z')).toMatchObject({ held: [{ reason: 'not-approved' }] });
  expect(await state()).toMatchObject({
    state: 'held',
    detail: expect.stringContaining('no postal address'),
  });
});

test('an issue compiled ahead stays as it is and is released at its send time', async () => {
  const { press, newsletter, at } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await queued(press, newsletter, 'B');
  expect(await at('2026-03-13T05:59:00Z')).toEqual(NOTHING);
  expect(await at('2026-03-13T06:00:00Z')).toEqual({
    ...NOTHING,
    approved: [{ newsletter, number: 1 }],
  });
  expect(await at('2026-03-13T08:00:00Z')).toMatchObject({ released: [{ number: 1 }] });
});

test('the scheduler leaves extra issues to people', async () => {
  const { press, newsletter, at } = await open();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter, extra: true });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect((await at('2026-03-20T12:00:00Z')).released).toEqual([]);
});

test('a new time zone or cadence adds no past slot and no second slot on a date', async () => {
  const { press, newsletter, at } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  await at('2026-03-13T08:00:00Z');
  // On that Friday, 8:00 and 18:00 in New York are still to come.
  await setNewsletter(press, owner, { slug: newsletter, timeZone: 'America/New_York' });
  await setNewsletter(press, owner, { slug: newsletter, cadence: 'weekly fri 18:00' });
  await queued(press, newsletter, 'B');
  expect(await at('2026-03-14T12:00:00Z')).toEqual(NOTHING);
  await setNewsletter(press, owner, { slug: newsletter, cadence: 'monthly first mon 09:00' });
  expect(await at('2026-03-31T12:00:00Z')).toEqual(NOTHING);
  expect(await at('2026-04-06T13:00:00Z')).toMatchObject({
    compiled: [{ number: 2, dueOn: '2026-04-06' }],
  });
});

test('concurrent schedulers do everything once', async () => {
  const { press, newsletter } = await open({ autoApprove: true });
  await queued(press, newsletter, 'A');
  const done: string[] = [];
  for (const instant of ['2026-03-13T06:00:00Z', '2026-03-13T08:00:00Z', '2026-03-20T06:00:00Z']) {
    press.setClock(instant);
    const runs = await Promise.all(Array.from({ length: 5 }, async () => runSlots(press, CLOCK)));
    for (const run of runs) {
      if (run.kind !== 'ran') throw new Error(run.kind);
      expect(run.failures).toEqual([]);
      done.push(
        ...run.compiled.map(({ dueOn }) => `compiled ${dueOn}`),
        ...run.skipped.map(({ dueOn, reason }) => `${reason} ${dueOn}`),
        ...run.released.map(({ number }) => `released ${number}`),
      );
    }
  }
  expect(done).toEqual(['compiled 2026-03-13', 'released 1', 'empty 2026-03-20']);
});

test('editors are reminded once of an issue that waits for approval before its due time', async () => {
  const editors = ['ed@example.com', 'flo@example.com'];
  const { press, newsletter, at } = await open({ editors });
  const reminded = async () => {
    const rows = await fixture.db
      .selectFrom('notice')
      .innerJoin('newsletter', 'newsletter.id', 'notice.newsletter_id')
      .select('address')
      .where('slug', '=', newsletter)
      .where('kind', '=', 'reminder')
      .orderBy('address')
      .execute();
    return rows.map(({ address }) => address);
  };
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await at('2026-03-13T05:59:00Z');
  expect(await reminded()).toEqual([]);
  await at('2026-03-13T06:00:00Z');
  await at('2026-03-13T06:01:00Z');
  expect(await reminded()).toEqual(editors);
});

test('nobody is reminded of an issue that is approved or already due', async () => {
  const { press, newsletter, at } = await open({ autoApprove: true });
  const count = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from notice where kind = 'reminder' and newsletter_id =
        (select id from newsletter where slug = ${newsletter})`.execute(fixture.db);
    return rows[0]?.count;
  };
  await queued(press, newsletter, 'A');
  await at('2026-03-13T06:00:00Z');
  await queued(press, newsletter, 'B');
  await setNewsletter(press, owner, { slug: newsletter, autoApprove: false });
  await at('2026-03-20T08:00:00Z');
  expect(await count()).toBe(0);
});
