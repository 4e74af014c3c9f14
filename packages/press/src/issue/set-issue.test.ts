import type { Actor } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { approveIssue, compileIssue, setIssue } from './index.ts';

const fixture = withDatabase();

async function compiled() {
  const deps = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(deps);
  await queued(deps, newsletter, 'Codex');
  await compileIssue(deps, owner, { newsletter });
  const ref = { newsletter, number: 1 };
  const set = async (lines: object, version?: number) =>
    setIssue(deps, owner, { ...ref, ...lines, version });
  return { deps, ref, set };
}

const open = async () => (await compiled()).set;

test('two people set different lines of an issue from the same version', async () => {
  const set = await open();
  expect(await set({ subject: 'Ours' }, 1)).toMatchObject({ kind: 'set', issue: { version: 2 } });
  expect(await set({ preheader: 'And more' }, 1)).toMatchObject({
    kind: 'set',
    issue: { version: 3, subject: 'Ours', preheader: 'And more' },
  });
});

test('a line that somebody else has set since is not replaced', async () => {
  const set = await open();
  await set({ subject: 'Theirs' }, 1);
  expect(await set({ subject: null }, 1)).toEqual({
    kind: 'conflict',
    base: 1,
    version: 2,
    fields: [{ field: 'subject', theirs: 'Theirs', yours: null }],
  });
  expect(await set({ subject: null }, 2)).toMatchObject({ kind: 'set', issue: { version: 3 } });
});

test('without a version the last one wins', async () => {
  const set = await open();
  await set({ subject: 'Theirs' });
  expect(await set({ subject: 'Ours' })).toMatchObject({
    kind: 'set',
    issue: { subject: 'Ours', version: 3 },
  });
});

test('a note is part of the bytes, survives compilation, and null removes it', async () => {
  const set = await open();
  const noted = await set({ note: ' Dear readers,\r\n\r\nhello. ' }, 1);
  expect(noted).toMatchObject({
    kind: 'set',
    issue: { version: 2, note: 'Dear readers,\n\nhello.', subject: 'Codex' },
  });
  const lined = await set({ subject: 'Ours' }, 2);
  expect(lined).toMatchObject({ kind: 'set', issue: { note: 'Dear readers,\n\nhello.' } });
  expect(await set({ subject: null, note: null }, 3)).toMatchObject({
    kind: 'set',
    issue: { version: 4, note: null },
  });
  expect(await set({ note: 'a\u0000b' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'note', problem: expect.stringContaining('a text without U+0000') }],
  });
});

test('an approval is voided by those who may compile, and only by a change', async () => {
  const { deps, ref, set } = await compiled();
  await approveIssue(deps, owner, { ...ref, by: 'ada' });
  const writer: Actor = { kind: 'person', id: '7', roles: { '*': 'writer' }, door: 'desk' };
  const change = { ...ref, note: 'Hello.' };
  expect(await setIssue(deps, writer, change)).toEqual({
    kind: 'not-allowed',
    step: 'compile-issue',
  });
  expect(await set({ note: 'Hello.', voidApproval: false })).toMatchObject({
    kind: 'approval-goes',
    number: 1,
    approvedBy: 'ada',
  });
  expect(await set({ note: ' ', date: 'today', voidApproval: false })).toMatchObject({
    kind: 'set',
    issue: { state: 'approved', approvalVoided: false },
  });
  expect(await set({ note: 'Hello.', voidApproval: true })).toMatchObject({
    kind: 'set',
    issue: { state: 'draft', approvalVoided: true },
  });
});

test('an issue is dated for its slot, and today again', async () => {
  const set = await open();
  expect(await set({ date: 'slot' })).toMatchObject({ issue: { datedOn: '2026-03-13' } });
  expect(await set({ date: 'today' })).toMatchObject({ issue: { datedOn: '2026-03-09' } });
});
