import { deliveryCounts, issueStanding, sql, troubledDeliveries } from '@galley/db';
import type { ServedSandbox } from '@galley/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  releaseIssue,
  resendError,
  serveGateway,
  withDatabase,
  type GatewayAnswer,
  type GatewayCall,
} from '../../../../test/kit/index.ts';
import { acceptedAddresses, openTestDelivery } from '../delivery.fixture.ts';

const fixture = withDatabase();
const { serve, depsFor, work } = openTestDelivery(fixture);

type Answer = (call: GatewayCall, batches: number) => GatewayAnswer | null;

/** A provider behind a gateway that answers batches itself until it is repaired. */
async function serveBehind(answer: Answer) {
  const served = await serve();
  let broken = true;
  let batches = 0;
  const gateway = await serveGateway(served.url, (call) => {
    if (!broken || call.path !== '/emails/batch') return null;
    batches += 1;
    return answer(call, batches);
  });
  onTestFinished(() => gateway.close());
  return { served, gateway, repair: () => void (broken = false) };
}

const afterFirst =
  (answer: GatewayAnswer): Answer =>
  (_, batches) =>
    batches > 1 ? answer : null;

const resume = (issueId: string) =>
  sql`update issue set state = 'sending', reason = null, updated_at = now()
    where id = ${issueId} and state = 'paused'`.execute(fixture.db);

const standing = (issueId: string) => issueStanding(fixture.db, issueId);
const counts = (issueId: string) => deliveryCounts(fixture.db, issueId);

/** Batches that would not be tried at once if their issue resumed. */
const waitingBatches = async (issueId: string) =>
  (
    await sql`select ordinal from batch where issue_id = ${issueId}
      and not_before > now() + interval '5 s'`.execute(fixture.db)
  ).rows;

/** Every reader was accepted exactly once, by our rows and by the provider's ledger. */
async function expectOnce(served: ServedSandbox, issueId: string, readers: number) {
  expect(await standing(issueId)).toMatchObject({ state: 'sent' });
  expect(await counts(issueId)).toMatchObject({ accepted: readers, rejected: 0, uncertain: 0 });
  const addresses = acceptedAddresses(served);
  expect(addresses).toHaveLength(readers);
  expect(new Set(addresses).size).toBe(readers);
}

const PAGE = '<html><h1>Forbidden</h1> for this recipient</html>';
const LANES = 8;

describe('in the middle of an issue, a refusal that is not about readers', () => {
  test.each([
    ['not-allowed', resendError(400, 'validation_error', 'API key is invalid')],
    ['not-allowed', resendError(401, 'validation_error', 'API key is invalid')],
    ['not-allowed', resendError(403, 'validation_error', 'The a.org domain is not verified.')],
    [
      'not-allowed',
      resendError(422, 'validation_error', 'Your account may not send to recipients'),
    ],
    ['not-allowed', resendError(451, 'security_error', 'We may have found a security issue')],
    ['bad-content', resendError(422, 'validation_error', 'Too many tags')],
    ['bad-content', resendError(422, 'missing_required_field', '`html` or `text` required')],
    ['refused', resendError(422, 'validation_error', 'Failed to send')],
    ['refused', resendError(400, 'a_name_of_next_year', 'Something new')],
    ['refused', resendError(418, 'validation_error', 'Invalid `to` field.')],
    ['wrong-address', { status: 404, body: '<h1>Not found</h1>' }],
    ['not-allowed', { status: 403, body: PAGE }],
    ['refused', { status: 400, body: PAGE }],
  ] as const)(
    'pauses the issue as %s and rejects nobody; once it is over everybody gets one mail: %j',
    async (reason, answer) => {
      const { served, gateway, repair } = await serveBehind(afterFirst(answer));
      const issue = await releaseIssue(fixture.db, 250);
      const deps = await depsFor(gateway.url, { lanes: LANES });
      await work(deps, issue.id);
      const paused = await standing(issue.id);
      expect(paused).toMatchObject({ state: 'paused', reason, resumeAt: null });
      expect(paused.reasonDetail).toContain(`HTTP ${answer.status}`);
      if (answer.body.startsWith('{')) {
        const { name, message } = JSON.parse(answer.body) as { name: string; message: string };
        expect(paused.reasonDetail).toContain(`${name} · ${message}`);
      }
      expect(await counts(issue.id)).toMatchObject({ accepted: 100, pending: 150, rejected: 0 });
      expect(gateway.refused.length).toBeLessThanOrEqual(LANES);
      expect(await waitingBatches(issue.id)).toEqual([]);

      repair();
      await resume(issue.id);
      await work(deps, issue.id);
      await expectOnce(served, issue.id, 250);
    },
  );

  test('pauses the issue even if one half of a batch was refused for a reader', async () => {
    const { served, gateway, repair } = await serveBehind(({ addresses }, batches) => {
      if (batches === 1) return null;
      return addresses.length > 50
        ? resendError(422, 'validation_error', 'Invalid `to` field.')
        : resendError(400, 'validation_error', 'API key is invalid');
    });
    const issue = await releaseIssue(fixture.db, 200);
    const deps = await depsFor(gateway.url);
    await work(deps, issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'not-allowed' });
    expect(await counts(issue.id)).toMatchObject({ accepted: 100, pending: 100, rejected: 0 });
    repair();
    await resume(issue.id);
    await work(deps, issue.id);
    await expectOnce(served, issue.id, 200);
  });
});

test.each([
  resendError(422, 'validation_error', 'No.'),
  resendError(451, 'security_error', 'We may have found a security issue'),
  { status: 403, body: PAGE },
])('a canary that is refused for no reader pauses after one call: %j', async (answer) => {
  const { served, gateway, repair } = await serveBehind(() => answer);
  const issue = await releaseIssue(fixture.db, 250);
  const deps = await depsFor(gateway.url);
  await work(deps, issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'paused' });
  expect(gateway.refused).toHaveLength(1);
  repair();
  await resume(issue.id);
  await work(deps, issue.id);
  await expectOnce(served, issue.id, 250);
});

describe('a gateway that hands mails on and then refuses', () => {
  test('repeats no mail, even if a reader leaves before the issue resumes', async () => {
    const { served, gateway, repair } = await serveBehind(() => ({
      status: 403,
      body: PAGE,
      after: true,
    }));
    const issue = await releaseIssue(fixture.db, 3);
    const deps = await depsFor(gateway.url);
    await work(deps, issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'not-allowed' });
    await sql`update subscription set status = 'unsubscribed' where id in (
      select id from subscription where newsletter_id = ${issue.newsletterId} limit 1)`.execute(
      fixture.db,
    );
    repair();
    await resume(issue.id);
    await work(deps, issue.id);
    await expectOnce(served, issue.id, 3);
  });
});

describe('a refusal that is about readers', () => {
  test('rejects them one by one, when it names the field', async () => {
    const bad = new Set([3, 4, 5, 60].map((n) => `reader${n}@`));
    const isBad = (address: string) => bad.has(address.slice(0, address.indexOf('@') + 1));
    const { gateway, served } = await serveBehind(({ addresses }) =>
      addresses.some(isBad) ? resendError(422, 'validation_error', 'Invalid `to` field.') : null,
    );
    const issue = await releaseIssue(fixture.db, 100);
    await work(await depsFor(gateway.url), issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
    expect(await counts(issue.id)).toMatchObject({ accepted: 96, rejected: 4 });
    expect(acceptedAddresses(served).some(isBad)).toBe(false);
    const troubled = await troubledDeliveries(fixture.db, issue.id);
    expect(troubled.every(({ address }) => isBad(address))).toBe(true);
  });

  test('rejects any number of them, when each reply quotes its own address', async () => {
    const { gateway } = await serveBehind(({ addresses: [address = ''] }, batches) =>
      batches > 1 ? resendError(422, 'validation_error', `${address} does not exist`) : null,
    );
    const issue = await releaseIssue(fixture.db, 130);
    await work(await depsFor(gateway.url), issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
    expect(await counts(issue.id)).toMatchObject({ accepted: 100, rejected: 30 });
    const [one] = await troubledDeliveries(fixture.db, issue.id);
    expect(one?.reason).toBe('HTTP 422 · validation_error · … does not exist');
  });

  test('that every call gets and that quotes no address pauses the issue before anybody is rejected', async () => {
    const refusal = resendError(422, 'validation_error', 'Invalid `to` field.');
    const { served, gateway, repair } = await serveBehind(afterFirst(refusal));
    const issue = await releaseIssue(fixture.db, 250);
    const deps = await depsFor(gateway.url, { lanes: LANES });
    await work(deps, issue.id);
    expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'refused' });
    expect(await counts(issue.id)).toMatchObject({ accepted: 100, pending: 150, rejected: 0 });
    expect(gateway.refused.length).toBeLessThan(20 + 2 * LANES);
    repair();
    await resume(issue.id);
    await work(deps, issue.id);
    await expectOnce(served, issue.id, 250);
  });
});

describe('a reply that names the field `to` but no address', () => {
  const refusal = resendError(422, 'validation_error', 'Invalid `to` field.');

  test.each([
    [1, 1],
    [2, 1],
    [12, 1],
    [110, 2],
    [130, 2],
  ])(
    'rejects none of %i readers while every call from call %i on gets it, even if the issue is resumed',
    async (readers, first) => {
      const { served, gateway, repair } = await serveBehind((_, batches) =>
        batches >= first ? refusal : null,
      );
      const issue = await releaseIssue(fixture.db, readers);
      const deps = await depsFor(gateway.url);
      const accepted = first === 1 ? 0 : 100;
      for (let pauses = 1; pauses <= 4; pauses += 1) {
        await work(deps, issue.id);
        expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'refused' });
        expect(await counts(issue.id)).toMatchObject({ accepted, rejected: 0 });
        await resume(issue.id);
      }
      repair();
      await work(deps, issue.id);
      await expectOnce(served, issue.id, readers);
    },
  );

  test('rejects the first of two readers, because the other is accepted', async () => {
    for (const bad of ['reader1@', 'reader2@']) {
      const { gateway } = await serveBehind(({ addresses }) =>
        addresses.some((address) => address.startsWith(bad)) ? refusal : null,
      );
      const issue = await releaseIssue(fixture.db, 2);
      await work(await depsFor(gateway.url), issue.id);
      expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
      expect(await counts(issue.id)).toMatchObject({ accepted: 1, rejected: 1 });
      const [one] = await troubledDeliveries(fixture.db, issue.id);
      expect(one?.address.startsWith(bad)).toBe(true);
    }
  });
});

test('an issue that a reader alone was refused for goes on without that reader, even if a try was lost before', async () => {
  const { served, gateway } = await serveBehind((_, batches) =>
    batches === 3
      ? { status: 500, body: '' }
      : resendError(422, 'validation_error', 'Invalid `to` field.'),
  );
  const issue = await releaseIssue(fixture.db, 1);
  const deps = await depsFor(gateway.url);
  await work(deps, issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'paused', reason: 'refused' });
  await sql`insert into suppression (bucket, address_key, reason)
    select bucket, address_canonical, 'by-hand' from subscriber`.execute(fixture.db);
  await resume(issue.id);
  await work(deps, issue.id);
  expect(await standing(issue.id)).toMatchObject({ state: 'sent' });
  expect(await counts(issue.id)).toMatchObject({ accepted: 0, rejected: 0, uncertain: 0 });
  expect(acceptedAddresses(served)).toEqual([]);
});

test('a batch that is refused during a pause waits no longer than the pause', async () => {
  const served = await serve();
  const issue = await releaseIssue(fixture.db, 150);
  let batches = 0;
  const gateway = await serveGateway(served.url, async ({ path }) => {
    if (path !== '/emails/batch' || (batches += 1) === 1) return null;
    // Another lane got the same answer a moment earlier.
    await sql`update issue set state = 'paused', reason = 'not-allowed'
      where id = ${issue.id}`.execute(fixture.db);
    return resendError(400, 'validation_error', 'API key is invalid');
  });
  onTestFinished(() => gateway.close());
  await work(await depsFor(gateway.url), issue.id);
  expect(gateway.refused).toHaveLength(1);
  const { state, reason, due } = await fixture.db
    .selectFrom('batch')
    .select(['state', 'reason', sql<boolean>`not_before <= now()`.as('due')])
    .where('issue_id', '=', issue.id)
    .where('state', '<>', 'accepted')
    .executeTakeFirstOrThrow();
  expect({ state, reason, due }).toEqual({ state: 'attempted', reason: 'not-allowed', due: true });
});

test('a body that is too large is halved until it passes', async () => {
  const { served, gateway } = await serveBehind(({ addresses }) =>
    addresses.length > 30 ? { status: 413, body: 'Too large' } : null,
  );
  const issue = await releaseIssue(fixture.db, 100);
  await work(await depsFor(gateway.url), issue.id);
  expect(gateway.refused).toHaveLength(3);
  await expectOnce(served, issue.id, 100);
});

describe('a quota', () => {
  const QUOTAS = [
    ['daily', { dailyQuota: 150 }],
    ['monthly', { monthlyQuota: 150 }],
  ] as const;

  test.each(QUOTAS)(
    '%s pauses until a minute after the reset that usage names',
    async (period, quota) => {
      const served = await serve(quota);
      const issue = await releaseIssue(fixture.db, 250);
      const deps = await depsFor(served.url, { lanes: 1 });
      await work(deps, issue.id);
      const usage = await deps.mailer.usage();
      const resetsAt = usage.kind === 'ok' ? usage.data[period].resetsAt : null;
      const { state, reason, resumeAt } = await standing(issue.id);
      expect({ state, reason }).toEqual({ state: 'paused', reason: `quota-${period}` });
      expect(resumeAt?.getTime()).toBe((resetsAt?.getTime() ?? 0) + 60_000);
      expect(await counts(issue.id)).toMatchObject({ accepted: 100, pending: 150 });
    },
  );

  test.each(QUOTAS)(
    '%s is tried again within the day when usage cannot be had',
    async (period, quota) => {
      const served = await serve({
        ...quota,
        faults: ({ path }) =>
          path === '/usage' ? { when: 'before-accept', what: 'error', status: 500 } : null,
      });
      const issue = await releaseIssue(fixture.db, 250);
      await work(await depsFor(served.url), issue.id);
      const { reason, resumeAt } = await standing(issue.id);
      expect(reason).toBe(`quota-${period}`);
      const hours = ((resumeAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
      expect(hours).toBeGreaterThan(0.5);
      expect(hours).toBeLessThan(24);
    },
  );
});
