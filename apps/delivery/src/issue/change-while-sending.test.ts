import { collectNews } from '@galley/core/feedback';
import { placeholder } from '@galley/core/issue';
import {
  applyNews,
  deliveryCounts,
  eraseSubscriber,
  excludeCancelled,
  lockIssue,
  lockSubscriberByAddress,
  sql,
  updateIssue,
} from '@galley/db';
import type { BulkSender } from '@galley/resend';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterEach, expect, test, vi } from 'vitest';
import {
  deliveryOptions,
  isSomebodyWaiting,
  releaseIssue,
  withDatabase,
} from '../../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from '../delivery-deps.ts';
import { sendIssue } from './send-issue.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function depsFor(url: string): Promise<DeliveryDeps> {
  const deps = await openDeliveryDeps(deliveryOptions(fixture.db, url));
  open.push(deps);
  return deps;
}

async function serve(options: Parameters<typeof serveSandbox>[0]): Promise<ServedSandbox> {
  const served = await serveSandbox(options);
  open.push(served);
  return served;
}

const accepted = (served: ServedSandbox) =>
  served.sandbox.ledger
    .list({ limit: 1000 })
    .flatMap((mail) => mail.to)
    .toSorted();

/** Waits until some session of this database waits for a lock. */
const somebodyWaits = (): Promise<boolean> =>
  vi.waitUntil(() => isSomebodyWaiting(fixture.db), { timeout: 30_000, interval: 10 });

/** Freezes an issue's audience and sends nothing yet. */
const freezeAudience = (deps: DeliveryDeps, issueId: string) =>
  sendIssue({ ...deps, limits: { ...deps.limits, lanes: 0 } }, issueId, never);

const readers = (issueId: string) =>
  fixture.db
    .selectFrom('delivery')
    .select(['subscriber_id', 'address'])
    .where('issue_id', '=', issueId)
    .orderBy('subscriber_id')
    .execute();

test('a reader who is erased while their batch is being frozen is not mailed', async () => {
  const served = await serve({ path: ':memory:', port: 0, rateLimit: null });
  const issue = await releaseIssue(fixture.db, 3);
  const deps = await depsFor(served.url);
  await freezeAudience(deps, issue.id);
  const [erased, ...others] = await readers(issue.id);
  const { sending } = await fixture.db.transaction().execute(async (trx) => {
    const subscriber = await lockSubscriberByAddress(trx, erased?.address ?? '');
    const begun = sendIssue(deps, issue.id, never);
    await somebodyWaits();
    if (subscriber !== undefined) await eraseSubscriber(trx, subscriber);
    return { sending: begun };
  });
  await sending;
  expect(accepted(served)).toEqual(others.map(({ address }) => address));
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({
    audience: 3,
    accepted: 2,
    excluded: 1,
  });
});

async function cancel(issueId: string): Promise<void> {
  await fixture.db.transaction().execute(async (trx) => {
    await lockIssue(trx, issueId);
    await updateIssue(trx, issueId, { state: 'cancelled', cancelled_at: new Date() });
    await excludeCancelled(trx, issueId);
  });
}

test('a batch that is split after its issue was cancelled goes to nobody', async () => {
  const issue = await releaseIssue(fixture.db, 4);
  const served = await serve({ path: ':memory:', port: 0, rateLimit: null });
  const deps = await depsFor(served.url);
  await freezeAudience(deps, issue.id);
  await sql`update delivery set address = 'no address' where issue_id = ${issue.id}
    and subscriber_id = (select min(subscriber_id) from delivery where issue_id = ${issue.id})
  `.execute(fixture.db);
  // Cancelled between the freeze of the batch and its refusal.
  const bulk: BulkSender = {
    ...deps.bulk,
    async postBatch(post) {
      await cancel(issue.id);
      return deps.bulk.postBatch(post);
    },
  };
  await sendIssue({ ...deps, bulk }, issue.id, never);
  const { rows } = await sql`select state, attempt from batch where issue_id = ${issue.id}`.execute(
    fixture.db,
  );
  expect(rows).toEqual([{ state: 'rejected', attempt: 1 }]);
  expect(accepted(served)).toEqual([]);
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({ pending: 0, excluded: 4 });
});

test('an ambiguous batch that is refused after its issue was cancelled ends rejected, not void', async () => {
  const issue = await releaseIssue(fixture.db, 4);
  const served = await serve({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    faults: ({ number }) =>
      number === 1 ? { when: 'before-accept', what: 'error', status: 500 } : null,
  });
  const deps = await depsFor(served.url);
  await freezeAudience(deps, issue.id);
  await sql`update delivery set address = 'no address' where issue_id = ${issue.id}
    and subscriber_id = (select min(subscriber_id) from delivery where issue_id = ${issue.id})
  `.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  await cancel(issue.id);
  await sql`update batch set not_before = now() where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  expect(accepted(served)).toEqual([]);
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({ pending: 0, excluded: 4 });
  const batches = await fixture.db
    .selectFrom('batch')
    .select(['state', 'attempt'])
    .where('issue_id', '=', issue.id)
    .execute();
  expect(batches).toEqual([{ state: 'rejected', attempt: 2 }]);
});

test('an ambiguous batch of a cancelled issue is retried with pauses while the key is refused', async () => {
  const issue = await releaseIssue(fixture.db, 4);
  const served = await serve({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    domains: ['another.example'],
    faults: ({ number }) =>
      number === 1 ? { when: 'before-accept', what: 'error', status: 500 } : null,
  });
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  await cancel(issue.id);
  await sql`update batch set not_before = now() where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  const { rows } = await sql<{ state: string; attempt: number; waits: boolean }>`
    select state, attempt, not_before > now() + interval '30 s' as waits from batch
    where issue_id = ${issue.id}`.execute(fixture.db);
  expect(rows).toEqual([{ state: 'attempted', attempt: 2, waits: true }]);
});

test('a batch whose mails cannot be made counts as not sent, not as ambiguous', async () => {
  const issue = await releaseIssue(fixture.db, 2);
  const served = await serve({ path: ':memory:', port: 0, rateLimit: null });
  const deps = await depsFor(served.url);
  await sql`update rendition set html = ${placeholder('token').replace('token', 'name')}
    where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  const { rows } = await sql<{ outcome: string; detail: string; since: Date | null }>`
    select a.outcome, a.detail, b.first_ambiguous_at as since
    from attempt a join batch b on b.bucket = a.bucket and b.id = a.batch_id
    where b.issue_id = ${issue.id}`.execute(fixture.db);
  expect(rows).toEqual([{ outcome: 'unsent', detail: 'NOT_STAMPED', since: null }]);
});

test('one event proves its whole batch accepted, so none of its readers is uncertain', async () => {
  const served = await serve({
    path: ':memory:',
    port: 0,
    faults: () => ({ when: 'after-accept', what: 'reset' }),
  });
  const issue = await releaseIssue(fixture.db, 2);
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  const [heard] = await readers(issue.id);
  await fixture.db.transaction().execute((trx) =>
    applyNews(
      trx,
      collectNews([
        {
          kind: 'delivered',
          issueId: issue.id,
          subscriberId: heard?.subscriber_id ?? '',
          resendId: 'a mail',
          bucket: 0,
          at: new Date(),
        },
      ]),
    ),
  );
  await sql`
    update batch set first_ambiguous_at = now() - interval '20 hours', not_before = now()
    where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({ accepted: 2, uncertain: 0 });
  const batches = await fixture.db
    .selectFrom('batch')
    .select(['state', 'reason'])
    .where('issue_id', '=', issue.id)
    .execute();
  expect(batches).toEqual([{ state: 'accepted', reason: 'reconciled' }]);
});
