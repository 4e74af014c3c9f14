import { readIssueRow, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { forecastIssue, issueStatus } from './index.ts';
import { compiled, released } from './issue.fixture.ts';

const fixture = withDatabase();

test('status and forecast of an issue being sent cover what is left', async () => {
  const { press, ref, issue } = await released(fixture.db, { undoWindow: '5m' });
  const { db } = press;
  const { id: rendition } = await db
    .selectFrom('rendition')
    .select('id')
    .where('issue_id', '=', issue.id)
    .executeTakeFirstOrThrow();
  await sql`update issue set frozen_at = now(), audience = 150 where id = ${issue.id}`.execute(db);
  await sql`create table ${sql.id(`delivery_${issue.id}`)} partition of delivery
    for values in (${sql.lit(issue.id)})`.execute(db);
  await sql`insert into batch (issue_id, rendition_id, ordinal, size, state)
    select ${issue.id}, ${rendition}, n, 50, case n when 1 then 'accepted' else 'prepared' end
    from generate_series(1, 3) n`.execute(db);
  await sql`insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state)
    select b.issue_id, b.ordinal * 100 + n, 1, b.id, b.rendition_id, '', b.ordinal || '/' || n,
      case b.state when 'accepted' then 'accepted' else 'pending' end
    from batch b, generate_series(1, 50) n where b.issue_id = ${issue.id}`.execute(db);
  await sql`update sending_rate set per_second = 0.5, daily_used = 90, daily_limit = 100,
    daily_resets_at = ${new Date(press.clock().getTime() + 3_600_000)},
    quota_seen_at = ${press.clock()}`.execute(db);
  const status = await issueStatus(press, owner, ref);
  expect(status.kind === 'ok' && status.status).toMatchObject({
    counts: { audience: 150, accepted: 50, pending: 100 },
    remaining: {
      readers: 100,
      batches: 2,
      seconds: 4 + 300,
      endsAt: new Date(press.clock().getTime() + 3_660_000 + 4000).toISOString(),
    },
  });
  expect(await forecastIssue(press, owner, ref)).toMatchObject({
    forecast: {
      readers: 100,
      batches: 2,
      seconds: 4,
      quotaLeft: { daily: 10, monthly: null },
      resumesAt: new Date(press.clock().getTime() + 3_660_000).toISOString(),
      endsAt: new Date(press.clock().getTime() + 3_660_000 + 4000).toISOString(),
      problems: [expect.stringContaining('10 of the')],
    },
  });
  await sql`update sending_rate set per_second = null, daily_limit = null`.execute(db);
  await sql`update issue set state = 'paused', reason = 'quota-daily', resume_at = '2026-03-10'
    where id = ${issue.id}`.execute(db);
  const paused = await issueStatus(press, owner, ref);
  expect(paused.kind === 'ok' && paused.status).toMatchObject({
    state: 'paused',
    reason: 'quota-daily',
    resumesAt: '2026-03-10T00:00:00.000Z',
  });
  expect(paused.kind === 'ok' && paused.status).not.toHaveProperty('remaining');
});

test('the time left counts no pause: only calls since the issue was resumed', async () => {
  const { press, ref, issue } = await released(fixture.db);
  const { db } = press;
  await sql`update issue set frozen_at = now() where id = ${issue.id}`.execute(db);
  await sql`insert into batch (issue_id, rendition_id, ordinal, size, state, ended_at)
    select ${issue.id}, (select id from rendition where issue_id = ${issue.id}), n, 1,
      case when n <= 41 then 'accepted' else 'prepared' end,
      case when n <= 41 then now() - make_interval(secs => 50 - n * 0.25) end
    from generate_series(1, 61) n`.execute(db);
  await sql`update sending_rate set per_second = 4, daily_limit = null, monthly_limit = null`.execute(
    db,
  );
  const secondsLeft = async (): Promise<number | undefined> => {
    const found = await issueStatus(press, owner, ref);
    return found.kind === 'ok' ? found.status.remaining?.seconds : undefined;
  };
  // Forty calls in ten seconds, and forty seconds of pause.
  await sql`update issue set updated_at = now() - interval '30 s' where id = ${issue.id}`.execute(
    db,
  );
  const { send_after: sendAfter } = await readIssueRow(db, issue.id);
  const undo = ((sendAfter?.getTime() ?? 0) - press.clock().getTime()) / 1000;
  expect(await secondsLeft()).toBe(20 / 4 + undo);
});

test('status and forecast count the readers', async () => {
  const { press, ref, newsletterId } = await compiled(fixture.db);
  await sql`with people as (
      insert into subscriber (address, address_canonical)
      select format('r%s@example.com', n), format('r%s@example.com', n)
      from generate_series(1, 205) n returning id, address
    ), gone as (
      insert into suppression (address_key, reason) values ('r1@example.com', 'bounce')
    )
    insert into subscription (newsletter_id, subscriber_id, status)
    select ${newsletterId}, id, case when address = 'r2@example.com' then 'pending' else 'confirmed' end
    from people`.execute(press.db);
  expect(await forecastIssue(press, owner, { ...ref, requestsPerSecond: 2 })).toMatchObject({
    forecast: { readers: 203, batches: 3, seconds: 2 },
  });
  const status = await issueStatus(press, owner, ref);
  expect(status.kind === 'ok' && status.status).toMatchObject({
    number: 1,
    state: 'draft',
    reason: null,
    counts: { audience: 0, pending: 0 },
  });
  expect(await issueStatus(press, owner, { ...ref, number: 99 })).toEqual({
    kind: 'no-issue',
    number: 99,
  });
});
