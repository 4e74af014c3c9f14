import { RECONCILE_DELAYS } from '@galley/core/delivery';
import { decideUncertain, deliveryCounts, sql, uncertainDeliveries } from '@galley/db';
import { serveSandbox, type FaultPlan, type ServedSandbox } from '@galley/sandbox';
import { afterEach, expect, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from '../delivery-deps.ts';
import { reconcileDue } from './reconcile-due.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { sendIssue } from './send-issue.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  await sql`delete from reconciliation`.execute(fixture.db);
  await sql`update batch set state = 'accepted' where state = 'uncertain'`.execute(fixture.db);
  await sql`update sending_rate set per_second = null, ceiling = null, held_until = null,
    next_at = now()`.execute(fixture.db);
});

interface Doubt {
  readonly served: ServedSandbox;
  readonly deps: DeliveryDeps;
  readonly issueId: string;
}

/** An issue of one or two batches: the first arrives and its answer is lost, the second never does. */
async function inDoubt(readers: readonly [number, number], faults?: FaultPlan): Promise<Doubt> {
  let posts = 0;
  const served = await serveSandbox({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    faults: (request) => {
      if (request.path !== '/emails/batch') return faults?.(request) ?? null;
      posts += 1;
      return posts === 1
        ? { when: 'after-accept', what: 'reset' }
        : { when: 'before-accept', what: 'reset' };
    },
  });
  const [first, second] = readers;
  const issue = await releaseIssue(fixture.db, first + second);
  const deps = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, served.url),
    limits: { lanes: 1, audienceChunk: first },
  });
  open.push(served, deps);
  const send = async () => {
    await sendIssue(deps, issue.id, never);
    await sql`update batch set not_before = now() where issue_id = ${issue.id}`.execute(fixture.db);
  };
  // Each batch is tried once and its key grows old; the next one begins when it is uncertain.
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await send();
    await ageDoubt(issue.id);
  }
  return { served, deps, issueId: issue.id };
}

const ageDoubt = (issueId: string) =>
  sql`update batch set first_ambiguous_at = now() - interval '21 hours'
    where issue_id = ${issueId} and state = 'attempted'`.execute(fixture.db);

const counts = (issueId: string) => deliveryCounts(fixture.db, issueId);

async function batches(issueId: string) {
  const rows = await fixture.db
    .selectFrom('batch')
    .select(['state', 'reason'])
    .where('issue_id', '=', issueId)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ state, reason }) => `${state} ${reason ?? ''}`.trim());
}

test('one mail that is found proves its batch accepted, and no other', async () => {
  let gets = 0;
  const { deps, issueId } = await inDoubt([4, 3], ({ path }) => {
    if (path.startsWith('/emails/')) gets += 1;
    return null;
  });
  expect(await batches(issueId)).toEqual(['uncertain key-too-old', 'uncertain key-too-old']);
  const read = await reconcileIssue(fixture.db, deps.mailer, issueId);
  expect(read).toMatchObject({ kind: 'read', accepted: 4, complete: true });
  const open = read.kind === 'read' ? read.open.map(({ batch }) => batch) : [];
  expect([open.length, new Set(open).size]).toEqual([3, 1]);
  expect(await counts(issueId)).toMatchObject({ accepted: 4, uncertain: 3 });
  expect(await batches(issueId)).toEqual(['accepted reconciled', 'uncertain key-too-old']);
  expect(gets).toBe(1);
});

test('the delivery process reads mails back by itself, and pauses before the next time', async () => {
  let lists = 0;
  const { deps, issueId } = await inDoubt([2, 2], ({ path }) => {
    if (path.split('?')[0] === '/emails') lists += 1;
    return null;
  });
  await reconcileDue(deps, never);
  expect(await counts(issueId)).toMatchObject({ accepted: 2, uncertain: 2 });
  expect(lists).toBe(1);
  await reconcileDue(deps, never);
  expect(lists).toBe(1);
  await sql`update reconciliation set next_at = now()`.execute(fixture.db);
  await reconcileDue(deps, never);
  expect(lists).toBe(2);
  // A week later it is left to people.
  await sql`update reconciliation set next_at = now(), tries = ${RECONCILE_DELAYS.length}`.execute(
    fixture.db,
  );
  await reconcileDue(deps, never);
  expect(lists).toBe(2);
});

test('two processes read mails back once between them', async () => {
  let lists = 0;
  const { deps } = await inDoubt([2, 0], ({ path }) => {
    if (path.split('?')[0] === '/emails') lists += 1;
    return null;
  });
  await Promise.all([reconcileDue(deps, never), reconcileDue(deps, never)]);
  expect(lists).toBe(1);
});

test('reading continues after a 429 or an unclear answer', async () => {
  let reads = 0;
  const { deps, issueId } = await inDoubt([1, 0], () => {
    reads += 1;
    if (reads === 1) return { when: 'before-accept', what: 'error', status: 429 };
    return reads === 2 ? { when: 'before-accept', what: 'error', status: 503 } : null;
  });
  const read = await reconcileIssue(fixture.db, deps.mailer, issueId);
  expect(read).toMatchObject({ kind: 'read', accepted: 1, open: [] });
});

test('a listed mail that can’t be read doesn’t end the reading; the next one finds it', async () => {
  let reads = 0;
  const { deps, issueId } = await inDoubt([1, 0], ({ path }) => {
    if (!/^\/emails\/./.test(path)) return null;
    reads += 1;
    return reads === 1 ? { when: 'before-accept', what: 'error', status: 404 } : null;
  });
  const read = () => reconcileIssue(fixture.db, deps.mailer, issueId);
  expect(await read()).toMatchObject({ kind: 'read', accepted: 0, complete: false });
  expect(await read()).toMatchObject({ kind: 'read', accepted: 1, complete: true });
});

test('reading ends at the page limit, and says that it did not see all', async () => {
  const { deps, issueId, served } = await inDoubt([1, 0]);
  // Newer mail of somebody else.
  for (let n = 0; n < 101; n += 1) {
    await served.sandbox.fetch(
      new Request('http://sandbox/emails', {
        method: 'POST',
        headers: { authorization: 'Bearer re_test', 'user-agent': 'test' },
        body: JSON.stringify({
          from: 'press@else.example',
          to: [`somebody${n}@else.example`],
          subject: 'Else',
          text: 'Else',
        }),
      }),
    );
  }
  const { mailer } = deps;
  expect(await reconcileIssue(fixture.db, mailer, issueId, { pages: 1 })).toMatchObject({
    kind: 'read',
    accepted: 0,
    complete: false,
  });
  expect(await reconcileIssue(fixture.db, mailer, issueId)).toMatchObject({ accepted: 1 });
});

test('mail of another installation with the same numbers proves nothing', async () => {
  const { deps, issueId } = await inDoubt([1, 0]);
  const { id } = await fixture.db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  await sql`update installation set id = 'another'`.execute(fixture.db);
  const read = await reconcileIssue(fixture.db, deps.mailer, issueId);
  await sql`update installation set id = ${id}`.execute(fixture.db);
  expect(read).toMatchObject({ accepted: 0, open: [{ subscriberId: expect.any(String) }] });
});

test('a named person decides for the whole batch, and their name and reason are recorded', async () => {
  const { issueId } = await inDoubt([2, 2]);
  const [, , third] = await uncertainDeliveries(fixture.db, issueId);
  const decide = (address: string) =>
    fixture.db.transaction().execute((trx) =>
      decideUncertain(trx, {
        issueId,
        address,
        decision: 'rejected',
        by: 'ada',
        because: 'asked both',
      }),
    );
  expect(await decide(third?.address ?? '')).toHaveLength(2);
  expect(await decide(third?.address ?? '')).toBeNull();
  expect(await counts(issueId)).toMatchObject({ rejected: 2, uncertain: 2 });
  expect(await batches(issueId)).toEqual(['uncertain key-too-old', 'rejected decided']);
  const kept = await fixture.db
    .selectFrom('reconciliation')
    .select(['decision', 'decided_by', 'because'])
    .execute();
  expect(kept).toEqual([{ decision: 'rejected', decided_by: 'ada', because: 'asked both' }]);
});
