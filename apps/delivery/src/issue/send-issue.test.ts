import { setTimeout as sleep } from 'node:timers/promises';
import { deliveryCounts, issueStanding, sql } from '@galley/db';
import type { BulkSender } from '@galley/resend';
import type { FaultPlan } from '@galley/sandbox';
import { describe, expect, test } from 'vitest';
import { releaseIssue, whereToClaim, withDatabase } from '../../../../test/kit/index.ts';
import { applyWaitingFeedback } from '../feedback/apply-waiting-feedback.ts';
import { claimBatches } from './claim-batches.ts';
import { sendIssue } from './send-issue.ts';
import { acceptedAddresses, openTestDelivery } from '../delivery.fixture.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const { serve, depsFor, work } = openTestDelivery(fixture);

const counts = (issueId: string) => deliveryCounts(fixture.db, issueId);
const standing = (issueId: string) => issueStanding(fixture.db, issueId);

const batches = (issueId: string) =>
  fixture.db
    .selectFrom('batch')
    .selectAll()
    .where('issue_id', '=', issueId)
    .orderBy('ordinal')
    .orderBy('epoch')
    .execute();

const member = (issueId: string, nth: number) =>
  fixture.db
    .selectFrom('delivery')
    .selectAll()
    .where('issue_id', '=', issueId)
    .orderBy('subscriber_id')
    .offset(nth)
    .limit(1)
    .executeTakeFirstOrThrow();

const everybody = (issueName: string, readers: number) =>
  Array.from({ length: readers }, (_, n) => `reader${n + 1}@${issueName}.example`).toSorted();

async function nameOf(issueId: string): Promise<string> {
  const row = await fixture.db
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select('slug')
    .where('issue.id', '=', issueId)
    .executeTakeFirstOrThrow();
  return row.slug;
}

test('everybody gets the issue once, in batches of at most a hundred', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 250);
  await work(await depsFor(served.url, { audienceChunk: 120 }), issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
  expect(await counts(issue.id)).toMatchObject({ audience: 250, accepted: 250, pending: 0 });
  expect(acceptedAddresses(served)).toEqual(everybody(await nameOf(issue.id), 250));
  const sizes = (await batches(issue.id)).map((batch) => batch.size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
});

test('an issue with no readers is sent to nobody', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 0);
  await work(await depsFor(served.url), issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
  expect(acceptedAddresses(served)).toEqual([]);
});

describe('an answer that is lost after Resend accepted', () => {
  const lost: FaultPlan = ({ number }) =>
    number <= 3
      ? ((
          [
            { when: 'after-accept', what: 'reset' },
            { when: 'after-accept', what: 'truncate' },
            { when: 'after-accept', what: 'error', status: 500 },
          ] as const
        )[number - 1] ?? null)
      : null;

  test('is asked for again under the same key, and no mail is repeated', async () => {
    const served = await serve({ faults: lost });
    const issue = await releaseIssue(fixture.db, 30);
    await work(await depsFor(served.url), issue.id);
    expect(acceptedAddresses(served)).toEqual(everybody(await nameOf(issue.id), 30));
    expect(await counts(issue.id)).toMatchObject({ accepted: 30 });
    const [batch] = await batches(issue.id);
    expect(batch?.attempt).toBe(4);
    expect(batch?.first_ambiguous_at).toBeInstanceOf(Date);
  });

  test('keeps a reader who leaves meanwhile, because their mail may be out', async () => {
    const served = await serve({ faults: lost });
    const issue = await releaseIssue(fixture.db, 3);
    const deps = await depsFor(served.url);
    await sendIssue(deps, issue.id, never);
    await leave(issue.id, 1);
    await work(deps, issue.id);
    expect(await counts(issue.id)).toMatchObject({ accepted: 3, excluded: 0 });
    expect((await batches(issue.id)).map((batch) => batch.epoch)).toEqual([0]);
  });
});

async function leave(issueId: string, nth: number): Promise<void> {
  const { subscription_id: id } = await member(issueId, nth);
  await fixture.db
    .updateTable('subscription')
    .set({ status: 'unsubscribed' })
    .where('id', '=', id)
    .execute();
}

test('a reader who left after the audience was frozen is not mailed', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 3);
  const deps = await depsFor(served.url);
  await sendIssue({ ...deps, limits: { ...deps.limits, lanes: 0 } }, issue.id, never);
  await leave(issue.id, 0);
  await fixture.db
    .insertInto('suppression')
    .values({
      bucket: sql<number>`bucket_of(${(await member(issue.id, 2)).address_canonical})`,
      address_key: (await member(issue.id, 2)).address_canonical,
      reason: 'by-hand',
      detail: null,
    })
    .execute();
  await work(deps, issue.id);
  expect(acceptedAddresses(served)).toEqual([(await member(issue.id, 1)).address]);
  expect(await counts(issue.id)).toMatchObject({ accepted: 1, excluded: 2 });
  expect([(await member(issue.id, 0)).reason, (await member(issue.id, 2)).reason]).toEqual([
    'unsubscribed',
    'suppressed',
  ]);
});

test('a refused batch gets another key when a reader has left meanwhile', async () => {
  const refused = new AbortController();
  const served = await serve({
    faults: ({ number }) => {
      if (number > 1) return null;
      refused.abort();
      return { when: 'before-accept', what: 'error', status: 429 };
    },
  });
  const issue = await releaseIssue(fixture.db, 3);
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, refused.signal);
  await leave(issue.id, 0);
  await work(deps, issue.id);
  expect(acceptedAddresses(served)).toHaveLength(2);
  expect(
    (await batches(issue.id)).map(({ epoch, state, size }) => ({ epoch, state, size })),
  ).toEqual([
    { epoch: 0, state: 'void', size: 0 },
    { epoch: 1, state: 'accepted', size: 2 },
  ]);
});

test('a process that dies after the call leaves an ambiguous attempt that the next one repeats', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 5);
  const dying = await depsFor(served.url, { leaseSeconds: 60 });
  await sendIssue({ ...dying, limits: { ...dying.limits, lanes: 0 } }, issue.id, never);
  const [claim] = await claimBatches(
    dying,
    await sendingIssue(issue.id),
    await whereToClaim(fixture.db, issue.id, 1),
  );
  expect(claim?.kind).toBe('claimed');
  const next = await depsFor(served.url);
  await sendIssue(next, issue.id, never);
  expect(acceptedAddresses(served)).toEqual([]); // the lease still holds
  await fixture.db
    .updateTable('batch')
    .set({ lease_until: sql<Date>`now() - interval '1 second'` })
    .where('issue_id', '=', issue.id)
    .execute();
  await work(next, issue.id);
  expect(acceptedAddresses(served)).toHaveLength(5);
  const [batch] = await batches(issue.id);
  expect(batch).toMatchObject({ state: 'accepted', attempt: 2 });
  expect(batch?.first_ambiguous_at).toBeInstanceOf(Date);
});

const sendingIssue = async (id: string) => ({
  id,
  contentHash: await nameOf(id),
  sender: `Press <press@${await nameOf(id)}.example>`,
  replyTo: null,
  sendAfter: null,
  newsletterId: '1',
  frozen: true,
  slotTag: null,
  buckets: [0],
});

test('a key that was in doubt for twenty hours is never used again', async () => {
  const served = await serve({ faults: () => ({ when: 'after-accept', what: 'reset' }) });
  const issue = await releaseIssue(fixture.db, 4);
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  await sql`
    update batch set first_ambiguous_at = now() - interval '20 hours', not_before = now()
    where issue_id = ${issue.id}`.execute(fixture.db);
  await work(deps, issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
  expect(await counts(issue.id)).toMatchObject({ uncertain: 4, accepted: 0 });
  expect((await batches(issue.id))[0]).toMatchObject({ state: 'uncertain', reason: 'key-too-old' });
});

test('a provider event proves an uncertain delivery accepted', async () => {
  const served = await serve({ faults: () => ({ when: 'after-accept', what: 'reset' }) });
  const issue = await releaseIssue(fixture.db, 1);
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  await sql`
    update batch set first_ambiguous_at = now() - interval '21 hours', not_before = now()
    where issue_id = ${issue.id}`.execute(fixture.db);
  await work(deps, issue.id);
  const { subscriber_id: subscriber } = await member(issue.id, 0);
  await event('email.delivered', issue.id, subscriber, deps.installation, 'e1');
  await applyWaitingFeedback(deps);
  expect(await counts(issue.id)).toMatchObject({ uncertain: 0, accepted: 1, delivered: 1 });
  expect((await batches(issue.id))[0]?.state).toBe('accepted');
});

async function event(
  type: string,
  issueId: string,
  subscriberId: string,
  installation: string,
  svixId: string,
  data: object = {},
): Promise<void> {
  const at = new Date('2026-11-22T10:00:00Z');
  await fixture.db
    .insertInto('feedback_event')
    .values({
      svix_id: svixId,
      occurred_at: at,
      type,
      applied_at: null,
      payload: JSON.stringify({
        type,
        created_at: at.toISOString(),
        data: {
          email_id: 'mail-1',
          tags: { galley: installation, galley_issue: issueId, galley_subscriber: subscriberId },
          ...data,
        },
      }),
    })
    .execute();
}

test('a permanent bounce or a complaint ends mail to an address at once', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 3);
  const deps = await depsFor(served.url);
  const { installation } = deps;
  await work(deps, issue.id);
  const [a, b, c] = [
    await member(issue.id, 0),
    await member(issue.id, 1),
    await member(issue.id, 2),
  ];
  await event('email.bounced', issue.id, a.subscriber_id, installation, 'p1', {
    bounce: { type: 'Permanent', subType: 'NoEmail' },
  });
  await event('email.complained', issue.id, b.subscriber_id, installation, 'p2');
  await event('email.bounced', issue.id, c.subscriber_id, installation, 'p3', {
    bounce: { type: 'Transient', subType: 'MailboxFull' },
  });
  await applyWaitingFeedback(deps);
  expect(await counts(issue.id)).toMatchObject({ bounced: 2, complained: 1 });
  const suppressed = await fixture.db
    .selectFrom('suppression')
    .select(['address_key', 'reason'])
    .where('address_key', 'in', [a.address_canonical, b.address_canonical, c.address_canonical])
    .orderBy('id')
    .execute();
  expect(suppressed).toEqual([
    { address_key: a.address_canonical, reason: 'bounce' },
    { address_key: b.address_canonical, reason: 'complaint' },
  ]);
});

describe('a refusal', () => {
  test('of one address rejects only that reader', async () => {
    const served = await serve();
    const issue = await releaseIssue(fixture.db, 100);
    const { subscriber_id: poor } = await fixture.db
      .selectFrom('subscription')
      .select('subscriber_id')
      .where('newsletter_id', '=', issue.newsletterId)
      .orderBy('subscriber_id')
      .offset(57)
      .limit(1)
      .executeTakeFirstOrThrow();
    await fixture.db
      .updateTable('subscriber')
      .set({ address: 'no address at all' })
      .where('id', '=', poor)
      .execute();
    await work(await depsFor(served.url), issue.id);
    expect(await counts(issue.id)).toMatchObject({ accepted: 99, rejected: 1, pending: 0 });
    expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
    expect(acceptedAddresses(served)).toHaveLength(99);
  });

  test('of the sender pauses the issue at its first batch and rejects nobody', async () => {
    const served = await serve({ domains: ['another.example'] });
    const issue = await releaseIssue(fixture.db, 300);
    await work(await depsFor(served.url), issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'not-allowed' });
    expect(await counts(issue.id)).toMatchObject({ pending: 300, rejected: 0 });
    const attempts = (await batches(issue.id)).map((batch) => batch.attempt);
    expect(attempts).toEqual([1, 0, 0]);
  });

  test('for a quota pauses the issue until it resets', async () => {
    const served = await serve({ dailyQuota: 150 });
    const issue = await releaseIssue(fixture.db, 250);
    await work(await depsFor(served.url, { lanes: 1 }), issue.id);
    const { state, reason, resumeAt } = await standing(issue.id);
    expect({ state, reason }).toEqual({ state: 'paused', reason: 'quota-daily' });
    expect(resumeAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await counts(issue.id)).toMatchObject({ accepted: 100, pending: 150 });
  });
});

test('nothing is frozen or sent before the undo window ends', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 2);
  await sql`update issue set send_after = now() + interval '1 minute' where id = ${issue.id}`.execute(
    fixture.db,
  );
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  expect(await counts(issue.id)).toMatchObject({ audience: 0, pending: 0 });
  expect(acceptedAddresses(served)).toEqual([]);
});

test('a slow call keeps its lease, so that no other process tries its batch', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 2);
  const deps = await depsFor(served.url, { leaseSeconds: 9 });
  const other = await depsFor(served.url);
  const lease = async () => (await batches(issue.id))[0]?.lease_until?.getTime();
  const bulk: BulkSender = {
    ...deps.bulk,
    async postBatch(post) {
      const first = await lease();
      while ((await lease()) === first) await sleep(50);
      await sendIssue(other, issue.id, never);
      return deps.bulk.postBatch(post);
    },
  };
  await sendIssue({ ...deps, bulk }, issue.id, never);
  expect(await counts(issue.id)).toMatchObject({ accepted: 2 });
  expect((await batches(issue.id))[0]?.attempt).toBe(1);
});
