import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { editReview, listReviews } from '../review/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import {
  approveIssue,
  cancelIssue,
  compileIssue,
  forecastIssue,
  issueStatus,
  pauseIssue,
  releaseIssue,
  resumeIssue,
  setIssue,
} from './index.ts';

const fixture = withDatabase();

async function open(change: Parameters<typeof testNewsletter>[1] = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = (await testNewsletter(press, change)).slug;
  const { id } = await queued(press, newsletter, 'A');
  const compiled = await compileIssue(press, owner, { newsletter });
  if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
  return { press, newsletter, reviewId: id, issue: compiled.issue, ref: { newsletter, number: 1 } };
}

test('approval records the hash, who and when, and takes no other hash', async () => {
  const { press, ref, issue } = await open();
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', hash: 'another' })).toEqual({
    kind: 'other-hash',
    number: 1,
    contentHash: issue.content_hash,
  });
  const hash = issue.content_hash ?? '';
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', hash })).toMatchObject({
    kind: 'approved',
    issue: { approved_hash: hash, approved_by: 'ada', approved_at: press.clock() },
  });
});

test('without sender or postal address there is no approval, whatever the override', async () => {
  const { press, ref } = await open({ sender: null, postalAddress: null });
  expect(await approveIssue(press, owner, { ...ref, by: 'ada' })).toMatchObject({
    kind: 'stopped',
    stops: [{ rule: 'missing-sender' }, { rule: 'missing-postal-address' }],
  });
  const overrides = [{ rule: 'missing-sender', because: 'no' }];
  expect(await approveIssue(press, owner, { ...ref, by: 'ada', overrides })).toMatchObject({
    kind: 'invalid',
  });
});

test('a released issue is sent after the undo window, and its reviews are featured', async () => {
  const { press, newsletter, ref } = await open({ undoWindow: '5m' });
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'draft',
  });
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'done',
    issue: {
      state: 'sending',
      released_at: new Date('2026-03-09T12:00:00Z'),
      send_after: new Date('2026-03-09T12:05:00Z'),
    },
  });
  expect(press.woken).toEqual(['work-issues']);
  const listed = await listReviews(press, owner, { newsletter, all: true });
  expect(listed.kind === 'ok' && listed.reviews).toMatchObject([
    { state: 'featured', issue: { number: 1, state: 'sending' } },
  ]);
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    state: 'sending',
  });
});

test('bytes that are not the approved ones are never released', async () => {
  const { press, ref, issue } = await open();
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await sql`update rendition set html = html || ' ' where issue_id = ${issue.id}`.execute(press.db);
  expect(await releaseIssue(press, owner, ref)).toMatchObject({
    kind: 'wrong-state',
    detail: expect.stringContaining('not the approved ones'),
  });
});

test('nothing of a released issue can be edited', async () => {
  const { press, ref, reviewId, newsletter } = await open();
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  expect(await setIssue(press, owner, { ...ref, subject: 'X' })).toMatchObject({
    kind: 'wrong-state',
  });
  expect(await editReview(press, owner, { id: reviewId, review: testReview('X') })).toMatchObject({
    kind: 'wrong-state',
  });
  expect(await approveIssue(press, owner, { ...ref, by: 'bob' })).toMatchObject({
    kind: 'wrong-state',
  });
  await queued(press, newsletter, 'B');
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { number: 2, slot_due_on: '2026-03-20' },
    titles: ['B'],
  });
});

test('pausing and resuming take legal edges only', async () => {
  const { press, ref } = await open();
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

test('cancelled before any mail left, the reviews go back to the queue; afterwards they stay', async () => {
  for (const attempt of [0, 1]) {
    const { press, ref, issue, newsletter } = await open();
    await approveIssue(press, owner, { ...ref, by: 'ada' });
    await releaseIssue(press, owner, ref);
    await sql`insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key, content_hash)
      select ${issue.id}, id, 1, 1, ${attempt}, ${attempt === 0 ? 'prepared' : 'attempted'}, issue_id::text, 'x'
      from rendition where issue_id = ${issue.id}`.execute(press.db);
    expect(await cancelIssue(press, owner, ref)).toMatchObject({
      kind: 'done',
      requeued: 1 - attempt,
    });
    const listed = await listReviews(press, owner, { newsletter, all: true });
    expect(listed.kind === 'ok' && listed.reviews).toMatchObject([
      { state: attempt === 0 ? 'queued' : 'featured' },
    ]);
  }
});

test('an issue that the provider refused throughout can be cancelled and compiled anew', async () => {
  const { press, ref, issue, newsletter } = await open();
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  await sql`with refused as (
      insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key, content_hash)
      select ${issue.id}, id, 1, 1, 1, 'attempted', 'refused', 'x'
      from rendition where issue_id = ${issue.id} returning id
    )
    insert into attempt (batch_id, number, worker, ended_at, outcome)
    select id, 1, 'test', now(), 'issue-refused' from refused`.execute(press.db);
  expect(await cancelIssue(press, owner, ref)).toMatchObject({ kind: 'done', requeued: 1 });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    kind: 'compiled',
    issue: { number: ref.number + 1, slot_due_on: issue.slot_due_on },
  });
});

test('status and forecast of an issue on its way are about what is left of it', async () => {
  const { press, ref, issue } = await open({ undoWindow: '5m' });
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
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
    remaining: { readers: 100, batches: 2, seconds: 4 + 300 },
  });
  expect(await forecastIssue(press, owner, ref)).toMatchObject({
    forecast: {
      readers: 100,
      batches: 2,
      seconds: 4,
      quotaLeft: { daily: 10, monthly: null },
      resumesAt: new Date(press.clock().getTime() + 3_660_000),
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
    resumesAt: new Date('2026-03-10'),
  });
  expect(paused.kind === 'ok' && paused.status).not.toHaveProperty('remaining');
});

test('status and forecast count the readers', async () => {
  const { press, ref, issue } = await open();
  await sql`with people as (
      insert into subscriber (address, address_canonical)
      select format('r%s@example.com', n), format('r%s@example.com', n)
      from generate_series(1, 205) n returning id, address
    ), gone as (
      insert into suppression (address_key, reason) values ('r1@example.com', 'bounce')
    )
    insert into subscription (newsletter_id, subscriber_id, status)
    select ${issue.newsletter_id}, id, case when address = 'r2@example.com' then 'pending' else 'confirmed' end
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
