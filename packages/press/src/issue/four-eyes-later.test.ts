import type { Actor } from '@galley/core/editor';
import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { changeNewsletter } from '../newsletter/index.ts';
import { applyReview, editReview } from '../review/index.ts';
import { approveIssue } from './approve-issue.ts';
import { cancelIssue } from './cancel-issue.ts';
import { compileIssue } from './compile-issue.ts';
import { enrol, keyOf, openDesk } from './four-eyes.fixture.ts';
import { outlineIssue } from './outline-issue.ts';
import { releaseIssue } from './release-issue.ts';
import { setIssue } from './set-issue.ts';
import { takeBackIssue } from './take-back-issue.ts';

const fixture = withDatabase();
type Desk = Awaited<ReturnType<typeof openDesk>>;
/** A rule that stops every issue whose links can be read on their way. */
const OVERRIDE = [{ rule: 'insecure-public-url', because: 'a rehearsal' }];

async function approve(
  desk: Desk,
  actor: Actor,
  its: Partial<Parameters<typeof approveIssue>[2]> = {},
) {
  const outcome = await approveIssue(desk.press, actor, { ...desk.ref, by: 'nobody', ...its });
  return outcome.kind === 'approved' ? outcome.issue : outcome;
}

const edit = async (desk: Desk, actor: Actor, title: string) =>
  editReview(desk.press, actor, {
    id: desk.first,
    review: { title },
    apply: true,
    voidApproval: true,
  });

async function yours(desk: Desk, actor: Actor) {
  const shown = await outlineIssue(desk.press, actor, desk.ref);
  return shown.kind === 'ok' ? shown.issue.fourEyes?.yours : shown.kind;
}

/** The same desk at an address without TLS. */
const insecure = (desk: Desk): Desk => ({
  ...desk,
  press: { ...desk.press, publicUrl: 'http://digest.example' },
});

const leave = async ({ id }: { readonly id: string }) =>
  sql`delete from person_role where person_id = ${id}`.execute(fixture.db);

const addressOf = async (id: string) =>
  (
    await fixture.db
      .selectFrom('person')
      .select('address')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).address;

test('what was taken back goes on once somebody who has approved it does so again', async () => {
  const desk = await openDesk(fixture.db);
  const { press, newsletter: slug, ref } = desk;
  await changeNewsletter(press, owner, { slug, undoWindow: '60s' });
  await approve(desk, desk.ana);
  await approve(desk, desk.bea);
  await releaseIssue(press, owner, ref);
  expect(await takeBackIssue(press, owner, ref)).toMatchObject({ kind: 'done' });
  expect(await yours(desk, desk.bea)).toBe('completes');
  expect(await approve(desk, desk.bea)).toMatchObject({
    state: 'approved',
    complete: true,
    approvedBy: 'Ana and Bea',
  });
  expect(await yours(desk, desk.bea)).toBe('given');
});

test('bytes that come back bring their approvals, and the person who changed them meanwhile is a maker', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.bea);
  await edit(desk, desk.bea, 'Other');
  await edit(desk, desk.bea, 'A');
  // Bea's old approval covers what Ana made, and nothing covers what Bea did and undid.
  expect(await approve(desk, desk.bea)).toMatchObject({ state: 'draft', complete: false });
  expect(await yours(desk, desk.ana)).toBe('completes');
  expect(await approve(desk, desk.ana)).toMatchObject({
    complete: true,
    approvedBy: 'Bea and Ana',
  });
});

test('bytes that come back fully approved wait for one of their approvers', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.bea);
  await edit(desk, desk.ana, 'Other');
  await edit(desk, desk.ana, 'A');
  expect(await yours(desk, desk.bea)).toBe('completes');
  expect(await approve(desk, desk.bea)).toMatchObject({ state: 'approved', complete: true });
});

test('the approval of somebody who may no longer approve does not count', async () => {
  const desk = await openDesk(fixture.db);
  const { ana, bea, cleo } = desk;
  await edit(desk, bea, 'Better');
  await approve(desk, ana);
  await leave(ana);
  expect(await approve(desk, bea)).toMatchObject({ state: 'draft', complete: false });
  expect(await approve(desk, cleo)).toMatchObject({ approvedBy: 'Bea and Cleo', complete: true });
});

test('an override of somebody who may no longer approve sets nothing aside', async () => {
  const desk = insecure(await openDesk(fixture.db));
  await approve(desk, desk.bea, { overrides: OVERRIDE });
  await leave(desk.bea);
  expect(await approve(desk, desk.cleo)).toMatchObject({ kind: 'stopped' });
});

test('an override from before four eyes, by nobody of the desk, sets nothing aside', async () => {
  const desk = insecure(await openDesk(fixture.db));
  const { press, newsletter: slug, ana, bea, ref } = desk;
  await changeNewsletter(press, ana, { slug, fourEyes: false, undoWindow: '60s' });
  await approve(desk, owner, { by: 'ada', overrides: OVERRIDE });
  await releaseIssue(press, owner, ref);
  await takeBackIssue(press, owner, ref);
  await changeNewsletter(press, ana, { slug, fourEyes: true });
  expect(await approve(desk, bea)).toMatchObject({ kind: 'stopped' });
});

test('somebody who lost their role meanwhile approves no more', async () => {
  const desk = await openDesk(fixture.db);
  await leave(desk.bea);
  const refused = { kind: 'not-allowed', step: 'approve-issue' };
  expect(await approve(desk, desk.bea)).toEqual(refused);
  expect(await approve(desk, await keyOf(fixture.db, desk.cleo, desk.bea))).toEqual(refused);
});

test('the command line names people in any case of letters, and nobody who may not approve', async () => {
  const desk = await openDesk(fixture.db);
  const ana = await addressOf(desk.ana.id);
  expect(await approve(desk, owner, { by: ana.toUpperCase() })).toMatchObject({
    complete: false,
    approvals: [{ by: 'Ana' }],
  });
  const gone = await enrol(fixture.db, 'Gone');
  await sql`update person set removed_at = now() where id = ${gone.id}`.execute(fixture.db);
  const writer = await enrol(fixture.db, 'Writer');
  await sql`update person_role set role = 'writer' where person_id = ${writer.id}`.execute(
    fixture.db,
  );
  for (const { id } of [gone, writer]) {
    const by = await addressOf(id);
    expect(await approve(desk, owner, { by })).toMatchObject({ kind: 'invalid' });
  }
});

test('two people of one name are two people', async () => {
  const desk = await openDesk(fixture.db);
  const namesake = await enrol(fixture.db, 'Ana');
  await approve(desk, desk.ana);
  expect(await approve(desk, namesake)).toMatchObject({
    complete: true,
    approvedBy: 'Ana and Ana',
  });
});

test("applying somebody's edit makes a maker of both", async () => {
  const desk = await openDesk(fixture.db);
  const { press, bea, cleo, first: id } = desk;
  await editReview(press, bea, { id, review: { title: 'Waits' } });
  await applyReview(press, cleo, { id });
  for (const each of [bea, cleo]) {
    const own = await openMakers(desk, each);
    expect(own).toEqual(['Ana', 'Bea', 'Cleo']);
  }
});

async function openMakers(desk: Desk, actor: Actor) {
  const shown = await outlineIssue(desk.press, actor, desk.ref);
  return shown.kind === 'ok' ? shown.issue.fourEyes?.makers.toSorted() : shown.kind;
}

test('cancelling and compiling again forgets no maker of its reviews', async () => {
  const desk = await openDesk(fixture.db);
  const { press, newsletter, bea, cleo, ref } = desk;
  await edit(desk, bea, 'Better');
  await setIssue(press, cleo, { ...ref, subject: 'Ours' });
  expect(await openMakers(desk, bea)).toEqual(['Ana', 'Bea', 'Cleo']);
  await cancelIssue(press, owner, ref);
  await compileIssue(press, owner, { newsletter });
  // The subject is gone with the issue.
  expect(await openMakers(desk, bea)).toEqual(['Ana', 'Bea']);
});

test('setting what is set already makes nothing', async () => {
  const desk = await openDesk(fixture.db);
  const { press, bea, ref } = desk;
  await setIssue(press, bea, { ...ref, subject: null, note: ' ', date: 'today' });
  expect(await openMakers(desk, bea)).toEqual(['Ana']);
});

test('dating an issue while approving it changes its bytes', async () => {
  const desk = await openDesk(fixture.db);
  expect(await approve(desk, desk.bea, { date: 'slot' })).toMatchObject({ complete: false });
  expect(await openMakers(desk, desk.cleo)).toEqual(['Ana', 'Bea']);
  expect(await approve(desk, desk.cleo)).toMatchObject({ complete: true });
});

test('a review from before the audit log may be anybody’s', async () => {
  const desk = await openDesk(fixture.db);
  await sql`delete from audit where object_kind = 'review' and object_id = ${desk.second}`.execute(
    fixture.db,
  );
  expect(await approve(desk, desk.cleo)).toMatchObject({ complete: false });
  expect(await approve(desk, desk.bea)).toMatchObject({ complete: true });
});

test('parallel approvals are both recorded, and the issue is approved once', async () => {
  const desk = await openDesk(fixture.db);
  const both = await Promise.all([desk.ana, desk.ana, desk.bea].map((each) => approve(desk, each)));
  expect(both.filter((each) => 'complete' in each && each.complete).length).toBeGreaterThan(0);
  const { rows } = await sql<{ state: string; approvals: number }>`
    select state, (select count(*)::int from approval where issue_id = issue.id) as approvals
    from issue where id = ${desk.issueId}`.execute(fixture.db);
  expect(rows[0]?.state).toBe('approved');
  expect([1, 2]).toContain(rows[0]?.approvals);
});
