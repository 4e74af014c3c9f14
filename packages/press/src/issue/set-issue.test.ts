import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { compileIssue, setIssue } from './index.ts';

const fixture = withDatabase();

async function open() {
  const deps = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(deps);
  await queued(deps, newsletter, 'Codex');
  await compileIssue(deps, owner, { newsletter });
  return (lines: object, version?: number) =>
    setIssue(deps, owner, { newsletter, number: 1, ...lines, version });
}

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
