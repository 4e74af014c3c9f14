import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { approveIssue, cancelIssue, pauseIssue, releaseIssue, resumeIssue } from './index.ts';
import { compiled } from './issue.fixture.ts';

const fixture = withDatabase();

test('only an issue being sent can be paused, and only a paused one resumed', async () => {
  const { press, ref } = await compiled(fixture.db);
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  expect(await pauseIssue(press, owner, ref)).toMatchObject({ kind: 'wrong-state' });
  expect(await resumeIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'approved',
  });
  await releaseIssue(press, owner, ref);
  expect(await pauseIssue(press, owner, ref)).toMatchObject({
    kind: 'done',
    issue: { state: 'paused', reason: 'by-hand' },
  });
  expect(await resumeIssue(press, owner, ref)).toMatchObject({
    issue: { state: 'sending', reason: null },
  });
  expect(await cancelIssue(press, owner, ref)).toMatchObject({ kind: 'done' });
  expect(await resumeIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'cancelled',
  });
  expect(await cancelIssue(press, owner, ref)).toMatchObject({ kind: 'wrong-state' });
});
