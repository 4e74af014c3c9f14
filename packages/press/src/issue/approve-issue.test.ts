import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { approveIssue } from './index.ts';
import { compiled } from './issue.fixture.ts';

const fixture = withDatabase();

test('approval records the hash, who and when, and refuses another hash', async () => {
  const { press, ref, issue } = await compiled(fixture.db);
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', hash: 'another' })).toEqual({
    kind: 'other-hash',
    number: 1,
    contentHash: issue.contentHash,
  });
  const hash = issue.contentHash ?? '';
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', hash })).toMatchObject({
    kind: 'approved',
    issue: { approvedHash: hash, approvedBy: 'ada', approvedAt: press.clock().toISOString() },
  });
});

test('nobody approves without a name', async () => {
  const { press, ref } = await compiled(fixture.db);
  for (const by of ['', ' \t', '\u200b']) {
    expect(await approveIssue(press, owner, { ...ref, by })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'by', problem: expect.stringContaining('expected the name of') }],
    });
  }
  expect(await approveIssue(press, owner, { ...ref, by: ' Ada ' })).toMatchObject({
    issue: { approvedBy: 'Ada' },
  });
});

test('no override allows approval without a sender or a postal address', async () => {
  const { press, ref } = await compiled(fixture.db, { sender: null, postalAddress: null });
  expect(await approveIssue(press, owner, { ...ref, by: 'ada' })).toMatchObject({
    kind: 'stopped',
    stops: [{ rule: 'missing-sender' }, { rule: 'missing-postal-address' }],
  });
  const overrides = [{ rule: 'missing-sender', because: 'no' }];
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', overrides })).toMatchObject({
    kind: 'invalid',
  });
});
