import { sql } from '@galley/db';
import type { Actor } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { pauseIssue } from './pause-issue.ts';
import { readSending } from './read-sending.ts';
import { compiled, released } from './issue.fixture.ts';

const fixture = withDatabase();

const person = (roles: Record<string, 'writer' | 'publisher'>): Actor => ({
  kind: 'person',
  id: '1',
  roles,
  door: 'desk',
});

test('what is being sent or paused shows to those who may see it, with the counts of its batches', async () => {
  await compiled(fixture.db);
  const { press, ref, issue, newsletterId } = await released(fixture.db, { undoWindow: '5m' });
  const { db } = press;
  const other = await released(fixture.db);
  await sql`update issue set frozen_at = now(), audience = 360 where id = ${issue.id}`.execute(db);
  // Half of batch 4 was rejected, half waits. The forty of batch 2 stay new however slow this is.
  await sql`insert into batch (issue_id, rendition_id, ordinal, size, state, frozen_at, ended_at,
      parent_id, idempotency_key, content_hash)
    select ${issue.id}, (select id from rendition where issue_id = ${issue.id}), n, size, state,
      now() - interval '4 s', now() - ago,
      null, 'key ' || n, ''
    from (values (1, 100, 'accepted', interval '1 min'), (2, 40, 'accepted', '-1 h'),
      (3, 20, 'uncertain', '1 s'), (4, 2, 'rejected', '1 s'), (5, 0, 'void', '1 s'),
      (6, 100, 'attempted', null), (7, 1, 'rejected', '1 s'), (8, 1, 'prepared', null)
    ) as made (n, size, state, ago)`.execute(db);
  await sql`update batch b set parent_id = parent.id
    from batch parent where parent.bucket = b.bucket and parent.issue_id = ${issue.id}
      and parent.ordinal = 4 and b.issue_id = ${issue.id} and b.ordinal > 6`.execute(db);
  const counts = { audience: 360, isFrozen: true, accepted: 140, rejected: 1, uncertain: 20 };
  const its = {
    id: issue.id,
    newsletter: ref.newsletter,
    number: 1,
    subject: issue.subject,
    state: 'sending',
    reason: null,
    resumesAt: null,
    sendAfter: new Date(press.clock().getTime() + 300_000).toISOString(),
    progress: {
      issue: issue.id,
      state: 'sending',
      ...counts,
      excluded: 98,
      pending: 101,
    },
  };
  const publisher = await readSending(press, person({ [newsletterId]: 'publisher' }));
  expect(publisher.now).toBe(press.clock().toISOString());
  expect(publisher.issues).toMatchObject([{ ...its, mayStop: true }]);
  const { perSecond, secondsLeft } = publisher.issues[0]?.progress ?? {};
  // Forty in four to ten seconds.
  expect(perSecond).toBeGreaterThanOrEqual(4);
  expect(perSecond).toBeLessThanOrEqual(10);
  expect(secondsLeft).toBe(Math.ceil(101 / (perSecond ?? 0)));
  const writer = await readSending(press, person({ [newsletterId]: 'writer' }));
  expect(writer.issues).toMatchObject([{ ...its, mayStop: false }]);
  const everything = await readSending(press, owner);
  expect(everything.issues.map(({ id }) => id)).toEqual([issue.id, other.issue.id]);
  expect(await readSending(press, person({ 0: 'publisher' }))).toMatchObject({ issues: [] });

  await pauseIssue(press, owner, ref);
  const paused = await readSending(press, person({ [newsletterId]: 'publisher' }));
  expect(paused.issues).toMatchObject([
    {
      state: 'paused',
      reason: 'by-hand',
      progress: { ...counts, state: 'paused', perSecond: null, secondsLeft: null },
    },
  ]);
});
