import { deliveryCounts, issueStanding, sql, troubledDeliveries } from '@galley/db';
import { serveSandbox, type SandboxOptions } from '@galley/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { openDeliveryDeps } from '../delivery-deps.ts';
import { sendIssue } from './send-issue.ts';

const fixture = withDatabase();
const never = new AbortController().signal;

/** Sends an issue as far as it goes. */
async function send(issueId: string, options: Partial<SandboxOptions> = {}) {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, ...options });
  onTestFinished(() => served.close());
  const deps = await openDeliveryDeps(deliveryOptions(fixture.db, served.url));
  onTestFinished(() => deps.close());
  for (let round = 0; round < 30; round += 1) {
    await sendIssue(deps, issueId, never);
    if ((await issueStanding(fixture.db, issueId)).state !== 'sending') break;
    await sql`update batch set not_before = now() where issue_id = ${issueId}`.execute(fixture.db);
  }
  return served.sandbox.ledger;
}

async function attempts(issueId: string) {
  const rows = await fixture.db
    .selectFrom('batch')
    .select('attempt')
    .where('issue_id', '=', issueId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => row.attempt);
}

describe('the canary finds a refusal that is about the issue; the issue pauses and nobody is rejected', () => {
  test.each([
    ['a sender without an address (422)', `issue set sender = 'Press'`, {}, 'bad-content'],
    ['a subject that is missing (422)', `rendition set subject = ''`, {}, 'bad-content'],
    ['a domain that is not verified (403)', null, { domains: ['else.example'] }, 'not-allowed'],
  ] as const)('%s', async (_what, change, options, reason) => {
    const issue = await releaseIssue(fixture.db, 250);
    if (change !== null) {
      const id = change.startsWith('issue') ? 'id' : 'issue_id';
      await sql`update ${sql.raw(change)} where ${sql.id(id)} = ${issue.id}`.execute(fixture.db);
    }
    const ledger = await send(issue.id, options);
    expect(ledger.count()).toBe(0);
    expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'paused', reason });
    expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({
      pending: 250,
      rejected: 0,
      excluded: 0,
    });
    expect(await attempts(issue.id)).toEqual([1, 0, 0]);
  });
});

test('each rendition has a canary: one that is broken pauses the issue after one call, and rejects nobody', async () => {
  const { db } = fixture;
  const issue = await releaseIssue(db, 500);
  await sql`
    with part as (
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select issue_id, '1', '', preheader, html, text, headers, hash
      from rendition where id = ${issue.renditionId} returning id
    )
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    select ${issue.id}, 'floor=5', 'own', id from part`.execute(db);
  await sql`update subscription set choice = 'floor=5'
    where newsletter_id = ${issue.newsletterId} and subscriber_id % 2 = 0`.execute(db);
  const ledger = await send(issue.id);
  expect(await issueStanding(db, issue.id)).toMatchObject({
    state: 'paused',
    reason: 'bad-content',
  });
  expect(await deliveryCounts(db, issue.id)).toMatchObject({ rejected: 0, uncertain: 0 });
  const { rows } = await sql<{ tries: number; accepted: number }>`
    select sum(b.attempt)::integer as tries,
      (sum(b.size) filter (where b.state = 'accepted'))::integer as accepted
    from batch b join rendition r on r.id = b.rendition_id
    where b.issue_id = ${issue.id} group by r.key order by r.key`.execute(db);
  const [broken, full] = rows;
  expect(broken).toEqual({ tries: 1, accepted: null });
  expect(ledger.count()).toBe(full?.accepted);
});

test('one bad address is rejected by name; the other 99 of its batch are mailed', async () => {
  for (const place of [0, 49, 50, 99]) {
    const issue = await releaseIssue(fixture.db, 100);
    const bad = `bad${place} address`;
    await sql`update subscriber set address = ${bad} where id = (
      select subscriber_id from subscription where newsletter_id = ${issue.newsletterId}
      order by subscriber_id offset ${place} limit 1)`.execute(fixture.db);
    const ledger = await send(issue.id);
    expect(ledger.count()).toBe(99);
    expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sent' });
    expect(await troubledDeliveries(fixture.db, issue.id)).toMatchObject([
      { address: bad, state: 'rejected', reason: expect.stringContaining('422') },
    ]);
  }
});

test('a name full of control characters, quotes and markup stops no mail and appears in none', async () => {
  const issue = await releaseIssue(fixture.db, 100);
  const name =
    '\u0001\u0008\u001b[31m\r\nBcc: x@y.example\r\n\u202e\u2028"\'\\</script>{{token}}\ufdd0token\ufdd1\ud83d\ude00';
  await sql`update subscriber set name = ${name} where id in (
    select subscriber_id from subscription where newsletter_id = ${issue.newsletterId}
    order by subscriber_id limit 10)`.execute(fixture.db);
  const ledger = await send(issue.id);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({ accepted: 100, rejected: 0 });
  expect([...ledger.countsByAddress().values()]).toEqual(Array.from({ length: 100 }, () => 1));
  for (const mail of ledger.list({ limit: 100 })) {
    const { html, text, headers } = ledger.content(mail);
    expect(JSON.stringify([html, text, headers, mail.subject])).not.toContain('x@y.example');
  }
});
