import type { Actor } from '@galley/core/editor';
import { findIssueByNumber, readNewsletterRow } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { changeNewsletter, setPreflightRules, today } from '../newsletter/index.ts';
import { editReview } from '../review/index.ts';
import { approveIssue } from './approve-issue.ts';
import { keyOf, openDesk } from './four-eyes.fixture.ts';
import { readFourEyes } from './read-four-eyes.ts';
import { releaseIssue } from './release-issue.ts';
import { showIssue } from './show-issue.ts';
import { takeBackIssue } from './take-back-issue.ts';

const fixture = withDatabase();
type Desk = Awaited<ReturnType<typeof openDesk>>;
const OVERRIDE = [{ rule: 'no-readers', because: 'the archive' }];

/** Approves whatever the issue holds. */
async function approve(
  desk: Desk,
  actor: Actor,
  its: Partial<Parameters<typeof approveIssue>[2]> = {},
) {
  const outcome = await approveIssue(desk.press, actor, { ...desk.ref, by: 'nobody', ...its });
  return outcome.kind === 'approved' ? outcome.issue : outcome;
}

const edit = async (desk: Desk, actor: Actor, id: string, title: string) =>
  editReview(desk.press, actor, { id, review: { title }, apply: true, voidApproval: true });

async function read(desk: Desk, actor: Actor) {
  const issue = await findIssueByNumber(fixture.db, desk.newsletterId, 1);
  if (issue === undefined) throw new Error('no issue');
  const newsletter = await readNewsletterRow(fixture.db, desk.newsletterId);
  return readFourEyes(fixture.db, actor, { issue, newsletter });
}

test('a person who changed nothing approves alone', async () => {
  const desk = await openDesk(fixture.db);
  expect(await approve(desk, desk.bea)).toMatchObject({
    state: 'approved',
    complete: true,
    approvedBy: 'Bea',
    approvals: [{ by: 'Bea' }],
  });
});

test("a maker's approval leaves the issue open until somebody else approves the same bytes", async () => {
  const desk = await openDesk(fixture.db);
  const first = await approve(desk, desk.ana);
  expect(first).toMatchObject({ state: 'draft', complete: false, approvedBy: null });
  expect(await approve(desk, desk.ana)).toMatchObject({ complete: false, again: true });
  expect(await read(desk, desk.ana)).toMatchObject({ makers: ['Ana'], yours: 'given' });
  expect(await read(desk, desk.bea)).toMatchObject({ yours: 'completes' });
  expect(await approve(desk, desk.bea)).toMatchObject({
    state: 'approved',
    complete: true,
    approvedBy: 'Ana and Bea',
  });
  expect(await approve(desk, desk.bea)).toMatchObject({ complete: true, again: true });
});

test('two who both changed something suffice together', async () => {
  const desk = await openDesk(fixture.db);
  await edit(desk, desk.bea, desk.first, 'Better');
  expect(await approve(desk, desk.bea)).toMatchObject({ complete: false });
  expect(await approve(desk, desk.ana)).toMatchObject({ complete: true });
});

test('what is taken back goes on once one of them approves the same bytes again', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.ana);
  await approve(desk, desk.bea);
  expect(await releaseIssue(desk.press, owner, desk.ref)).toMatchObject({ kind: 'done' });
  expect(await takeBackIssue(desk.press, owner, desk.ref)).toMatchObject({ kind: 'done' });
  expect(await read(desk, desk.ana)).toMatchObject({ yours: 'completes' });
  expect(await approve(desk, desk.ana)).toMatchObject({
    state: 'approved',
    complete: true,
    again: false,
    approvedBy: 'Ana and Bea',
  });
});

test('an approval of earlier bytes does not count', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.ana);
  await edit(desk, desk.bea, desk.first, 'Better');
  expect(await approve(desk, desk.bea)).toMatchObject({
    complete: false,
    approvals: [{ by: 'Bea' }],
  });
});

test('a key counts as the person who made it, no matter for whom it acts', async () => {
  const desk = await openDesk(fixture.db);
  const key = await keyOf(fixture.db, desk.bea, desk.ana);
  expect(await approve(desk, key)).toMatchObject({ complete: false, approvals: [{ by: 'Ana' }] });
  await edit(desk, await keyOf(fixture.db, desk.ana, desk.cleo), desk.first, 'Better');
  expect((await read(desk, desk.bea))?.makers.toSorted()).toEqual(['Ana', 'Cleo']);
});

test('a change on the command line needs two approvals, and the command line names a person', async () => {
  const desk = await openDesk(fixture.db);
  await edit(desk, owner, desk.first, 'Better');
  expect(await read(desk, owner)).toMatchObject({ makers: ['Ana', 'command line'], yours: 'none' });
  expect(await approve(desk, owner, { by: 'ada' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'by' }],
  });
  expect(await approve(desk, desk.bea)).toMatchObject({ complete: false });
  const people = await fixture.db
    .selectFrom('person')
    .select('address')
    .where('id', '=', desk.cleo.id)
    .executeTakeFirstOrThrow();
  expect(await approve(desk, owner, { by: people.address })).toMatchObject({
    complete: true,
    approvedBy: 'Bea and Cleo',
  });
});

test('an override needs somebody besides its maker, for whom it holds too', async () => {
  const desk = await openDesk(fixture.db);
  expect(await approve(desk, desk.bea, { overrides: OVERRIDE })).toMatchObject({ complete: false });
  expect(await approve(desk, desk.cleo)).toMatchObject({
    complete: true,
    overrides: [{ rule: 'no-readers', by: 'Bea' }],
  });
});

test('a preflight rule that is set after an approval needs another one', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.ana);
  desk.press.setClock('2026-03-09T13:00:00Z');
  const rules = [{ rule: 'no-readers', level: 'off', because: 'archive' }] as const;
  const { press, newsletter, bea, cleo } = desk;
  await setPreflightRules(press, bea, { newsletter, rules: [...rules], by: 'Bea' });
  expect(await approve(desk, bea)).toMatchObject({ complete: false });
  expect(await approve(desk, cleo)).toMatchObject({ complete: true });
});

test('nothing asks for an approval that is given, and others are still asked', async () => {
  const desk = await openDesk(fixture.db);
  await approve(desk, desk.ana);
  const kinds = async (actor: Actor) => {
    const read = await today(desk.press, actor);
    const all = JSON.stringify(read);
    return all.includes('"kind":"approve"') && all.includes(desk.newsletter);
  };
  const only: Actor = { ...desk.bea, roles: { [desk.newsletterId]: 'owner' } };
  expect(await kinds(only)).toBe(true);
  expect(await kinds({ ...desk.ana, roles: { [desk.newsletterId]: 'owner' } })).toBe(false);
});

test('it excludes automatic approval, and turning it off needs what approving needs', async () => {
  const { press, newsletter: slug, ana } = await openDesk(fixture.db);
  expect(await changeNewsletter(press, ana, { slug, autoApprove: true })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'fourEyes' }],
  });
  const { signed: _, ...unsigned } = ana;
  expect(await changeNewsletter(press, unsigned, { slug, fourEyes: false })).toEqual({
    kind: 'step-up-needed',
    step: 'approve-issue',
  });
  expect(await changeNewsletter(press, ana, { slug, fourEyes: false })).toMatchObject({
    newsletter: { fourEyes: false },
  });
});

test('settings count until the approval of the next released issue', async () => {
  const desk = await openDesk(fixture.db);
  const { press, newsletter: slug, bea, ref } = desk;
  await changeNewsletter(press, bea, { slug, maximum: 7 });
  expect((await read(desk, bea))?.makers).toEqual(['Ana', 'Bea']);
  await approve(desk, desk.cleo);
  await releaseIssue(press, owner, ref);
  const shown = await showIssue(press, owner, ref);
  expect(shown).toMatchObject({ issue: { approvals: [{ by: 'Cleo' }] } });
});

test('parallel edits of two reviews and approvals end approved, or with the hash refused', async () => {
  const desk = await openDesk(fixture.db);
  const busy = async (actor: Actor, id: string) => {
    for (let round = 1; round <= 5; round += 1) {
      await edit(desk, actor, id, `${round}`);
      const shown = await showIssue(desk.press, actor, desk.ref);
      if (shown.kind !== 'ok') throw new Error(shown.kind);
      const outcome = await approve(desk, actor, { hash: shown.issue.contentHash ?? '' });
      if ('kind' in outcome) expect(outcome.kind).toBe('other-hash');
    }
  };
  await Promise.all([busy(desk.ana, desk.first), busy(desk.bea, desk.second)]);
  await approve(desk, desk.ana);
  expect(await approve(desk, desk.bea)).toMatchObject({ state: 'approved', complete: true });
});
