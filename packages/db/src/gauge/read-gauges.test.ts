import { releaseIssue, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { readBackupAge } from './read-backup-age.ts';
import { readRowGauges } from './read-gauges.ts';

const test = withDatabase();

it('reads zeroes where nothing has happened', async () => {
  const gauges = await readRowGauges(test.db, { recentDays: 7, breakerMinutes: 30 });
  expect(gauges).toEqual({
    held: false,
    issues: {},
    issueOverdue: 0,
    issueStalled: 0,
    pausedForQuota: 0,
    uncertain: 0,
    recent: { accepted: 0, rejected: 0 },
    recentBounces: 0,
    recentComplaints: 0,
    feedbackOldest: 0,
    perSecond: null,
    heldFor: 0,
    quotas: { daily: { used: null, limit: null }, monthly: { used: null, limit: null } },
    openBreakers: 0,
    notices: { waiting: 0, oldest: 0 },
    imports: { waiting: 0, oldest: 0 },
    posts: { waiting: 0, oldest: 0 },
    disabledTargets: 0,
    inbound: { waiting: 0, oldest: 0 },
    canaryMissing: 0,
  });
  expect(await readBackupAge(test.db)).toBeNull();
});

it('reads the age of the last backup that is whole', async () => {
  await sql`insert into backup (kind, file_name, state, ended_at, snapshot_at, bytes, tables, rows, sha256)
    select 'by-hand', 'a.backup', 'done', now(), now() - make_interval(hours => hours), 1, 1, 1, 'f'
    from unnest(array[30, 6, 54]) hours`.execute(test.db);
  await sql`insert into backup (kind, file_name, state, ended_at, problem)
    values ('by-hand', 'b.backup', 'failed', now(), 'the disk is full')`.execute(test.db);
  expect(Math.round(((await readBackupAge(test.db)) ?? 0) / 3600)).toBe(6);
  await sql`delete from backup`.execute(test.db);
});

it('reads what waits, what is late and what went wrong', async () => {
  const { db } = test;
  const issue = await releaseIssue(db, 3);
  await openDeliveryPartition(db, issue.id);
  await sql`update issue set updated_at = now() - interval '20 minutes' where id = ${issue.id}`.execute(
    db,
  );
  await sql`insert into batch (issue_id, rendition_id, ordinal, state, size, created_at)
    select ${issue.id}, ${issue.renditionId}, n, (array['accepted', 'rejected', 'uncertain'])[n], 10 * n,
      now() - interval '11 minutes'
    from generate_series(1, 3) n`.execute(db);
  await sql`insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state, bounced_at, complained_at)
    select ${issue.id}, n, n, (select max(id) from batch), ${issue.renditionId}, 'a' || n, 'a' || n,
      case when n > 2 then 'uncertain' else 'accepted' end,
      case when n = 1 then now() end, case when n <= 2 then now() end
    from generate_series(1, 5) n`.execute(db);
  await sql`insert into feedback_event (svix_id, occurred_at, type, payload, received_at, applied_at)
    values ('a', now(), 'x', '{}', now() - interval '5 minutes', null),
      ('b', now(), 'x', '{}', now() - interval '9 minutes', now())`.execute(db);
  await sql`update installation set held = 'restored'`.execute(db);
  await sql`insert into notice (kind, newsletter_id, address, not_before)
    values ('welcome', ${issue.newsletterId}, 'a', now() - interval '2 minutes'),
      ('welcome', ${issue.newsletterId}, 'b', now() + interval '2 minutes')`.execute(db);
  await sql`insert into canary_copy (issue_id, queued_at)
    values (${issue.id}, now() - interval '15 minutes')`.execute(db);
  await sql`update sending_rate set held_until = now() + interval '1 minute'`.execute(db);
  const late = await releaseIssue(db, 1);
  await sql`update issue set state = 'approved', due_at = now() - interval '8 minutes'
    where id = ${late.id}`.execute(db);

  const gauges = await readRowGauges(db, { recentDays: 7, breakerMinutes: 30 });
  const minutes = (seconds: number): number => Math.round(seconds / 60);
  expect(gauges).toMatchObject({
    held: true,
    issues: { sending: 1, approved: 1 },
    uncertain: 3,
    recent: { accepted: 10, rejected: 20 },
    recentBounces: 1,
    recentComplaints: 2,
  });
  expect(minutes(gauges.issueStalled)).toBe(11);
  expect(minutes(gauges.issueOverdue)).toBe(8);
  expect(minutes(gauges.feedbackOldest)).toBe(5);
  expect(minutes(gauges.heldFor)).toBe(1);
  expect(minutes(gauges.canaryMissing)).toBe(15);
  expect([gauges.notices.waiting, minutes(gauges.notices.oldest)]).toEqual([1, 2]);
});
