import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import { compileIssue, reconcileIssue } from './index.ts';

const fixture = withDatabase();

test('an actor with the right has mail read back, and the audit log names them', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { id: newsletterId, slug: newsletter } = await testNewsletter(press);
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  const asked: string[] = [];
  const readBack = async (issueId: string) => {
    asked.push(issueId);
    return { kind: 'read' as const };
  };
  const ref = { newsletter, number: 1, readBack };
  const writer = {
    kind: 'person',
    id: '7',
    roles: { [newsletterId]: 'writer' },
    door: 'desk',
  } as const;
  expect(await reconcileIssue(press, writer, ref)).toEqual({
    kind: 'not-allowed',
    step: 'reconcile-issue',
  });
  expect(await reconcileIssue(press, owner, { ...ref, number: 9 })).toMatchObject({
    kind: 'no-issue',
  });
  expect(asked).toEqual([]);
  expect(await reconcileIssue(press, owner, ref)).toEqual({ kind: 'read' });
  const acts = await listActs(press.db, { newsletterId, limit: 1 });
  expect(acts).toMatchObject([
    { step: 'reconcile-issue', actor: 'ada', object_kind: 'issue', object_id: asked[0] },
  ]);
});
