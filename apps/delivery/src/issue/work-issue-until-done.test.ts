import { deliveryCounts, sql } from '@galley/db';
import { serveSandbox, type SandboxOptions, type ServedSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { workIssueUntilDone, type Progress } from './work-issue-until-done.ts';

const fixture = withDatabase();
const never = new AbortController().signal;

async function serve(options: Partial<SandboxOptions> = {}): Promise<ServedSandbox> {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, ...options });
  onTestFinished(() => served.close());
  return served;
}

test('a wait ends when the issue is paused, and another one completes it after it is resumed', async () => {
  const { db } = fixture;
  const pausing: Promise<unknown>[] = [];
  let isPaused = false;
  let calls = 0;
  // However late the pause comes, some batches are still unsent.
  const served = await serve({
    faults: () => {
      calls += 1;
      return calls > 2 && !isPaused ? { when: 'before-accept', what: 'error', status: 500 } : null;
    },
  });
  const { id } = await releaseIssue(db, 1500);
  const wait = (onProgress: (progress: Progress) => void) =>
    workIssueUntilDone({
      ...deliveryOptions(db, served.url),
      limits: { lanes: 8 },
      issueId: id,
      signal: never,
      onProgress,
    });
  const first = await wait(({ counts }) => {
    if (counts.accepted === 0 || pausing.length > 0) return;
    pausing.push(
      sql`update issue set state = 'paused', reason = 'by-hand' where id = ${id}`
        .execute(db)
        .then(() => (isPaused = true)),
    );
  });
  await Promise.all(pausing);
  expect(first.standing).toMatchObject({ state: 'paused', reason: 'by-hand' });
  expect(first.counts.accepted).toBe(served.sandbox.ledger.count());
  expect(first.counts.pending).toBeGreaterThan(0);

  await sql`update issue set state = 'sending', reason = null where id = ${id}`.execute(db);
  const second = await wait(() => undefined);
  expect(second).toMatchObject({ standing: { state: 'sent' }, counts: { accepted: 1500 } });
  expect(served.sandbox.ledger.count()).toBe(1500);
});

test('progress that can’t be read for a moment doesn’t end the wait', async () => {
  const served = await serve();
  const { id } = await releaseIssue(fixture.db, 2);
  let looks = 0;
  const db = fixture.db.withPlugin({
    transformQuery: ({ node }) => {
      if (JSON.stringify(node).includes('complained_at is not null') && (looks += 1) === 1) {
        throw new Error('the connection was lost');
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const { standing } = await workIssueUntilDone({
    ...deliveryOptions(db, served.url),
    issueId: id,
    signal: never,
    onProgress: () => undefined,
  });
  expect(looks).toBeGreaterThan(1);
  expect(standing.state).toBe('sent');
  expect(await deliveryCounts(fixture.db, id)).toMatchObject({ accepted: 2 });
});
