import { issueStanding, sql } from '@galley/db';
import { serveSandbox } from '@galley/sandbox';
import { afterEach, expect, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from '../delivery-deps.ts';
import { sendIssue } from './send-issue.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function openDeps(): Promise<DeliveryDeps> {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  const deps = await openDeliveryDeps(deliveryOptions(fixture.db, served.url));
  open.push(served, deps);
  return deps;
}

const freezeOnly = (deps: DeliveryDeps, issueId: string) =>
  sendIssue({ ...deps, limits: { ...deps.limits, lanes: 0 } }, issueId, never);

const standing = (issueId: string) => issueStanding(fixture.db, issueId);

test('an issue that lost a reader is paused with the counts, and never becomes sent', async () => {
  const issue = await releaseIssue(fixture.db, 5);
  const deps = await openDeps();
  await freezeOnly(deps, issue.id);
  await sql`delete from delivery where issue_id = ${issue.id} and subscriber_id = (
    select max(subscriber_id) from delivery where issue_id = ${issue.id})`.execute(fixture.db);
  await sql`update batch set size = 4 where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  expect(await standing(issue.id)).toMatchObject({
    state: 'paused',
    reason: 'uneven-counts',
    reasonDetail: 'audience 5, but 4 accepted + 0 rejected + 0 excluded + 0 uncertain',
    resumeAt: null,
  });
  // Somebody resumes it without fixing anything.
  await sql`update issue set state = 'sending' where id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'uneven-counts' });
});

test('an issue with a reader whose batch is gone is paused, not sent and not forgotten', async () => {
  const issue = await releaseIssue(fixture.db, 2);
  const deps = await openDeps();
  await freezeOnly(deps, issue.id);
  await sql`update batch set state = 'void' where issue_id = ${issue.id}`.execute(fixture.db);
  await sendIssue(deps, issue.id, never);
  expect(await standing(issue.id)).toMatchObject({
    state: 'paused',
    reasonDetail: expect.stringContaining('2 pending in no open batch'),
  });
});

test('the audience is counted as it is frozen, chunk by chunk', async () => {
  const issue = await releaseIssue(fixture.db, 7);
  const deps = await openDeps();
  const limits = { ...deps.limits, audienceChunk: 3 };
  await sendIssue({ ...deps, limits }, issue.id, never);
  const { audience } = await fixture.db
    .selectFrom('issue')
    .select('audience')
    .where('id', '=', issue.id)
    .executeTakeFirstOrThrow();
  expect(audience).toBe(7);
  expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
});
