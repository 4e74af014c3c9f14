import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listReviews } from '../review/index.ts';
import { cancelIssue, compileIssue } from './index.ts';
import { released } from './issue.fixture.ts';

const fixture = withDatabase();

test('cancelling returns the reviews to the queue only before any mail has left', async () => {
  for (const attempt of [0, 1]) {
    const { press, ref, issue, newsletter } = await released(fixture.db);
    await sql`insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key, content_hash)
      select ${issue.id}, id, 1, 1, ${attempt}, ${attempt === 0 ? 'prepared' : 'attempted'}, issue_id::text, 'x'
      from rendition where issue_id = ${issue.id}`.execute(press.db);
    expect(await cancelIssue(press, owner, ref)).toMatchObject({
      kind: 'done',
      issue: { requeued: 1 - attempt },
    });
    const listed = await listReviews(press, owner, { newsletter, all: true });
    expect(listed.kind === 'ok' && listed.reviews).toMatchObject([
      { state: attempt === 0 ? 'queued' : 'featured' },
    ]);
  }
});

test('an issue whose mail the provider refused entirely can be cancelled and recompiled', async () => {
  const { press, ref, issue, newsletter } = await released(fixture.db);
  await sql`with refused as (
      insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key, content_hash)
      select ${issue.id}, id, 1, 1, 1, 'attempted', 'refused', 'x'
      from rendition where issue_id = ${issue.id} returning id
    )
    insert into attempt (batch_id, number, worker, ended_at, outcome)
    select id, 1, 'test', now(), 'issue-refused' from refused`.execute(press.db);
  expect(await cancelIssue(press, owner, ref)).toMatchObject({
    kind: 'done',
    issue: { requeued: 1 },
  });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    kind: 'compiled',
    issue: { number: ref.number + 1, slot: issue.slot },
  });
});
