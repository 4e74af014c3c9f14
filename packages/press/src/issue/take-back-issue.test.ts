import { freezeAudienceChunk, openDeliveryPartition, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compiled, released } from './issue.fixture.ts';
import { approveIssue } from './approve-issue.ts';
import { compileIssue } from './compile-issue.ts';
import { releaseIssue } from './release-issue.ts';
import { runSlots } from './run-slots.ts';
import { takeBackIssue } from './take-back-issue.ts';
import { CLOCK } from '@galley/core/editor';

const fixture = withDatabase();
const open = async () => released(fixture.db, { undoWindow: '60s' });
type Opened = Awaited<ReturnType<typeof open>>;

const stateOf = async (reviewId: string) =>
  (
    await fixture.db
      .selectFrom('review')
      .select('state')
      .where('id', '=', reviewId)
      .executeTakeFirstOrThrow()
  ).state;

/** Freezes the next readers of the issue. */
const freeze = async ({ issue: { id: issueId } }: Opened) =>
  fixture.db.transaction().execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 100 }));

const batchesOf = async (issueId: string) =>
  fixture.db.selectFrom('batch').select('id').where('issue_id', '=', issueId).execute();

/** Adds a reader, so that there is somebody to freeze. */
async function addReader({ newsletterId }: Opened) {
  await sql`
    with reader as (
      insert into subscriber (address, address_canonical)
      values (${`r${newsletterId}@readers.example`}, ${`r${newsletterId}@readers.example`})
      returning id
    )
    insert into subscription (newsletter_id, subscriber_id, status)
    select ${newsletterId}, id, 'confirmed' from reader`.execute(fixture.db);
}

test('within the undo window, the issue is held and its reviews are changeable again', async () => {
  const opened = await open();
  expect(await stateOf(opened.reviewId)).toBe('featured');
  expect(await takeBackIssue(opened.press, owner, opened.ref)).toMatchObject({
    kind: 'done',
    issue: { state: 'held', reason: 'taken-back', releasedAt: null, sendAfter: null },
  });
  expect(await stateOf(opened.reviewId)).toBe('compiled');
});

test('its reviews leave the archive until it is released again', async () => {
  const opened = await open();
  const { press, ref, issue, reviewId } = opened;
  const archived = async () =>
    fixture.db
      .selectFrom('archived_review')
      .select('review_id')
      .where('issue_id', '=', issue.id)
      .execute();
  expect(await archived()).toEqual([{ review_id: reviewId }]);
  await takeBackIssue(press, owner, ref);
  expect(await archived()).toEqual([]);
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  expect(await archived()).toEqual([{ review_id: reviewId }]);
});

test('the clock leaves it alone until it is approved again', async () => {
  const opened = await open();
  const { press, ref } = opened;
  await takeBackIssue(press, owner, ref);
  await runSlots(press, CLOCK);
  expect(await takeBackIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'held',
  });
  expect(await approveIssue(press, owner, { ...ref, by: 'ada' })).toMatchObject({
    issue: { state: 'approved', reason: null },
  });
  expect(await releaseIssue(press, owner, ref)).toMatchObject({ issue: { state: 'sending' } });
});

test("a slot's issue that was taken back goes by the clock once, each time it is approved", async () => {
  const opened = await compiled(fixture.db, { undoWindow: '60s' });
  const { press, newsletter, ref } = opened;
  await compileIssue(press, owner, { newsletter, slot: '2026-03-13' });
  const runClock = async () => {
    const ran = await runSlots(press, CLOCK);
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    return ran.released.filter((each) => each.newsletter === newsletter);
  };
  for (const second of [10, 20]) {
    press.setClock(`2026-03-13T08:00:${second}Z`);
    await approveIssue(press, owner, { ...ref, by: 'ada' });
    const ran = await Promise.all([runClock(), runClock()]);
    expect(ran.flat()).toEqual([{ newsletter, number: 1 }]);
    expect(await stateOf(opened.reviewId)).toBe('featured');
    const both = await Promise.all([
      takeBackIssue(press, owner, ref),
      takeBackIssue(press, owner, ref),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'wrong-state']);
    expect(await runClock()).toEqual([]);
    expect(await stateOf(opened.reviewId)).toBe('compiled');
  }
});

test('once the window is over, it refuses', async () => {
  const opened = await open();
  opened.press.setClock('2026-03-09T12:01:00Z');
  expect(await takeBackIssue(opened.press, owner, opened.ref)).toEqual({
    kind: 'undo-over',
    number: 1,
  });
});

test('no audience is frozen within the window, nor after it was taken back', async () => {
  const opened = await open();
  await addReader(opened);
  await openDeliveryPartition(fixture.db, opened.issue.id);
  await sql`update issue set send_after = now() + interval '1 hour'
    where id = ${opened.issue.id}`.execute(fixture.db);
  expect(await freeze(opened)).toEqual({ kind: 'not-now' });
  await takeBackIssue(opened.press, owner, opened.ref);
  expect(await freeze(opened)).toEqual({ kind: 'not-now' });
  expect(await batchesOf(opened.issue.id)).toEqual([]);
});

test('either freezing begins or the release is taken back, never both', async () => {
  for (let round = 0; round < 8; round += 1) {
    const opened = await open();
    await addReader(opened);
    await openDeliveryPartition(fixture.db, opened.issue.id);
    // By the database's clock the window is over, by this press's it isn't: so both may begin.
    const both = [
      async () => takeBackIssue(opened.press, owner, opened.ref),
      async () => freeze(opened),
    ] as const;
    const [taken, frozen] =
      round % 2 === 0
        ? await Promise.all([both[0](), both[1]()])
        : await Promise.all([both[1](), both[0]()]).then(([first, second]) => [second, first]);
    const batches = await batchesOf(opened.issue.id);
    expect([taken, frozen]).toEqual(
      batches.length > 0
        ? [
            { kind: 'undo-over', number: 1 },
            { kind: 'more', added: 1 },
          ]
        : [expect.objectContaining({ kind: 'done' }), { kind: 'not-now' }],
    );
    if (batches.length > 0) continue;
    await approveIssue(opened.press, owner, { ...opened.ref, by: 'ada' });
    await releaseIssue(opened.press, owner, opened.ref);
    expect(await freeze(opened)).toEqual({ kind: 'more', added: 1 });
  }
});
