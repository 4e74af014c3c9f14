import { issueStanding, readBuckets, secondsToNextBatch, sql } from '@galley/db';
import { expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { searchBatches } from './search-batches.ts';
import { sendIssue } from './send-issue.ts';
import { acceptedAddresses, openTestDelivery } from '../delivery.fixture.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const { serve, depsFor, work } = openTestDelivery(fixture);

/** Makes a process wait for something before each of its turns, counted from 1. */
function beforeTurns(deps: DeliveryDeps, wait: (turn: number) => Promise<void>): DeliveryDeps {
  let turns = 0;
  const turn = async (signal: AbortSignal): Promise<boolean> => {
    turns += 1;
    await wait(turns);
    return deps.pace.turn(signal);
  };
  return { ...deps, pace: { ...deps.pace, turn } };
}

/** Where a process that has just begun would look for a batch. */
async function nextToClaim(issueId: string) {
  const { db } = fixture;
  return searchBatches(
    { db },
    { id: issueId, buckets: await readBuckets(db), frozen: true },
  ).next();
}

test('two processes share the batches and repeat no mail', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 950);
  const limits = { lanes: 1 };
  // One sends the canary and waits until the other has sent a batch; then both take what is left.
  const canary = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const one = beforeTurns(await depsFor(served.url, limits, 'one'), async (turn) => {
    if (turn === 1) return;
    canary.resolve();
    await second.promise;
  });
  const two = beforeTurns(await depsFor(served.url, limits, 'two'), async (turn) => {
    if (turn === 1) await canary.promise;
    else second.resolve();
  });
  await Promise.all([work(one, issue.id), work(two, issue.id)]);
  const mailed = acceptedAddresses(served);
  expect(mailed).toHaveLength(950);
  expect(new Set(mailed).size).toBe(950);
  const { rows } = await sql<{ worker: string }>`
    select distinct a.worker from attempt a
    join batch b on b.bucket = a.bucket and b.id = a.batch_id
    where b.issue_id = ${issue.id} order by 1`.execute(fixture.db);
  expect(rows).toEqual([{ worker: 'one' }, { worker: 'two' }]);
});

test('two processes together keep to the rate that the first answer names', async () => {
  const served = await serve({ rateLimit: 6 });
  const [one, two] = [await depsFor(served.url, {}, 'one'), await depsFor(served.url, {}, 'two')];
  await work(one, (await releaseIssue(fixture.db, 1)).id);
  const issue = await releaseIssue(fixture.db, 1500);
  const begun = performance.now();
  await Promise.all([work(one, issue.id), work(two, issue.id)]);
  const seconds = (performance.now() - begun) / 1000;
  expect(acceptedAddresses(served)).toHaveLength(1501);
  const { rows } = await sql<{ calls: number }>`
    select count(*)::integer as calls from attempt a
    join batch b on b.bucket = a.bucket and b.id = a.batch_id
    where b.issue_id = ${issue.id}`.execute(fixture.db);
  const calls = rows[0]?.calls ?? 0;
  expect(calls).toBeGreaterThanOrEqual(15);
  // Each takes a turn. One that comes late on a busy machine may come too close to the next, is
  // refused and takes one more.
  expect(seconds).toBeGreaterThan((calls - 1) / 6);
});

test('an issue with nothing to send takes no turn', async () => {
  const served = await serve();
  const deps = await depsFor(served.url);
  await sql`update sending_rate set per_second = 0.001, ceiling = 0.001`.execute(fixture.db);
  const turns = async () => {
    const { rows } = await sql<{ turns: number }>`
      select round(extract(epoch from next_at - now()) / 1000)::integer as turns from sending_rate`.execute(
      fixture.db,
    );
    return rows[0]?.turns;
  };
  const issue = await releaseIssue(fixture.db, 2);
  await sendIssue(deps, issue.id, never);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await turns()).toBe(1);
  const later = await releaseIssue(fixture.db, 2);
  await sql`update issue set send_after = now() + interval '1 hour' where id = ${later.id}`.execute(
    fixture.db,
  );
  await sendIssue(deps, later.id, never);
  expect(await turns()).toBe(1);
});

test('while the canary waits for its next attempt, no other batch is looked for', async () => {
  const served = await serve({
    faults: () => ({ when: 'before-accept', what: 'error', status: 500 }),
  });
  const issue = await releaseIssue(fixture.db, 250);
  const deps = await depsFor(served.url);
  await sendIssue(deps, issue.id, never);
  await sql`update batch set not_before = now() + interval '1 minute'
    where issue_id = ${issue.id} and state = 'attempted'`.execute(fixture.db);
  expect(await secondsToNextBatch(fixture.db, issue.id)).toBeGreaterThan(30);
  expect(await nextToClaim(issue.id)).toBeNull();
});

test("while a rendition's canary waits, no process looks in vain for its other batches", async () => {
  const { db } = fixture;
  const issue = await releaseIssue(db, 600);
  await sql`
    with part as (
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select issue_id, '1', subject, preheader, html, text, headers, hash
      from rendition where id = ${issue.renditionId} returning id
    )
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    select ${issue.id}, 'floor=5', 'own', id from part`.execute(db);
  await sql`update subscription set choice = 'floor=5'
    where newsletter_id = ${issue.newsletterId} and subscriber_id % 2 = 0`.execute(db);
  const served = await serve({
    // The first is the canary of the issue, the second that of the other rendition.
    faults: ({ number }) =>
      number === 2 ? { when: 'before-accept', what: 'error', status: 500 } : null,
  });
  await sendIssue(await depsFor(served.url, { lanes: 1 }), issue.id, never);
  await sql`update batch set not_before = now() + interval '1 minute'
    where issue_id = ${issue.id} and state = 'attempted'`.execute(db);
  const { rows } = await sql<{ state: string; batches: number }>`
    select b.state, count(*)::integer as batches from batch b join rendition r on r.id = b.rendition_id
    where b.issue_id = ${issue.id} and r.key = '1' group by b.state order by b.state`.execute(db);
  expect(rows).toEqual([
    { state: 'attempted', batches: 1 },
    { state: 'prepared', batches: 2 },
  ]);
  expect(await nextToClaim(issue.id)).toBeNull();
  expect(await secondsToNextBatch(db, issue.id)).toBeGreaterThan(30);
});

test('an issue in its undo window is worked on when the window ends', async () => {
  const issue = await releaseIssue(fixture.db, 2);
  expect(await secondsToNextBatch(fixture.db, issue.id)).toBe(null);
  await sql`update issue set send_after = now() + interval '1 hour' where id = ${issue.id}`.execute(
    fixture.db,
  );
  expect(await secondsToNextBatch(fixture.db, issue.id)).toBeGreaterThan(1800);
  await sql`update issue set send_after = now() - interval '1 hour' where id = ${issue.id}`.execute(
    fixture.db,
  );
  expect(await secondsToNextBatch(fixture.db, issue.id)).toBe(null);
});
