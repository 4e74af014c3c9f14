import { PROVIDER } from '@galley/core/editor';
import { deliveryCounts, sql } from '@galley/db';
import { createMailer } from '@galley/resend';
import { createLog } from '@galley/runtime';
import { serveSandbox, type FaultPlan, type SandboxOptions } from '@galley/sandbox';
import { afterEach, expect, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { applyFeedback } from '@galley/press/feedback';
import { askAboutSilence, type AskLimits } from './ask-about-silence.ts';
import { openDeliveryDeps } from '../delivery-deps.ts';
import { sendIssue } from '../issue/send-issue.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];
const log = createLog({ level: 'silent', name: 'test' });
const LIMITS: AskLimits = { everyMs: 0, step: 4, most: 100 };

afterEach(async () => {
  await sql`update sending_rate set per_second = null, ceiling = null, held_until = null,
    next_at = now()`.execute(fixture.db);
  await sql`update feedback_sweep set next_at = null`.execute(fixture.db);
  await sql`truncate feedback_event`.execute(fixture.db);
  for (const one of open.splice(0).toReversed()) await one.close();
});

/** Sends an issue through a sandbox that posts no events at all. */
async function sendInSilence(readers: number, outcome: SandboxOptions['outcome'] = () => null) {
  const asked: string[] = [];
  const trouble = { status: null as 429 | 500 | null, at: '/emails/' };
  const faults: FaultPlan = ({ method, path }) => {
    if (method !== 'GET') return null;
    if (path.startsWith('/emails/')) asked.push(path);
    return trouble.status === null || !path.startsWith(trouble.at)
      ? null
      : { when: 'before-accept', what: 'error', status: trouble.status };
  };
  const served = await serveSandbox({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    outcome,
    faults,
  });
  const deps = await openDeliveryDeps(deliveryOptions(fixture.db, served.url));
  open.push(served, deps);
  const issue = await releaseIssue(fixture.db, readers);
  await sendIssue(deps, issue.id, never);
  const { installation, pace } = deps;
  const mailer = createMailer({ apiKey: 're_test', baseUrl: served.url });
  const asker = { db: fixture.db, mailer, installation, pace, clock: () => new Date(), log };
  return {
    issueId: issue.id,
    asked,
    trouble,
    ask: (limits = LIMITS, signal = never) => askAboutSilence(asker, signal, limits),
    apply: async () => {
      const applied = await applyFeedback(deps, PROVIDER);
      return applied.kind === 'applied' ? applied.events : applied.kind;
    },
    hoursPass: (hours: number) =>
      sql`
        with ended as (
          update issue set sent_at = sent_at - make_interval(hours => ${hours})
          where id = ${issue.id}
        )
        update feedback_sweep set next_at = next_at - make_interval(hours => ${hours})
        where issue_id = ${issue.id}`.execute(fixture.db),
  };
}

async function askAll({ ask }: { ask: () => Promise<boolean> }): Promise<void> {
  while (await ask());
}

const ends = ['delivered', 'bounced', 'complained', 'suppressed', 'failed', 'sent'] as const;
const endOf = (address: string) => ends[Number(/\d+/.exec(address)?.[0]) % ends.length] ?? null;

test('lost events are made up for by asking Resend, and applied like any other', async () => {
  const sent = await sendInSilence(12, endOf);
  await askAll(sent);
  expect(sent.asked).toEqual([]);
  await sent.hoursPass(6);
  await askAll(sent);
  expect(sent.asked).toHaveLength(12);
  expect(await sent.apply()).toBe(10);
  const counts = await deliveryCounts(fixture.db, sent.issueId);
  expect(counts).toMatchObject({ delivered: 2, bounced: 2, complained: 2 });
  expect(await suppressed(sent.issueId)).toEqual([
    'bounce Permanent',
    'bounce Permanent',
    'complaint null',
    'complaint null',
    'provider ',
    'provider ',
  ]);
});

async function suppressed(issueId: string) {
  const { rows } = await sql<{ reason: string; detail: string | null }>`
    select x.reason, x.detail from suppression x
    join delivery d on d.bucket = x.bucket and d.address_canonical = x.address_key
    where d.issue_id = ${issueId} order by 1`.execute(fixture.db);
  return rows.map(({ reason, detail }) => `${reason} ${detail}`);
}

test('a bounce counts as temporary unless Resend suppresses the address', async () => {
  const sent = await sendInSilence(1, () => 'full');
  await sent.hoursPass(6);
  await askAll(sent);
  await sent.apply();
  expect(await deliveryCounts(fixture.db, sent.issueId)).toMatchObject({ bounced: 1 });
  expect(await suppressed(sent.issueId)).toEqual([]);
});

test('a bounce whose kind can’t be read now is asked about again', async () => {
  const sent = await sendInSilence(1, () => 'bounced');
  await sent.hoursPass(6);
  sent.trouble.at = '/suppressions/';
  sent.trouble.status = 429;
  expect(await sent.ask()).toBe(false);
  expect(await sent.apply()).toBe(0);
  sent.trouble.status = null;
  await sent.hoursPass(1);
  await askAll(sent);
  await sent.apply();
  expect(await suppressed(sent.issueId)).toEqual(['bounce Permanent']);
});

test('mails without events are asked about three times, others never', async () => {
  const sent = await sendInSilence(6, endOf);
  await sent.hoursPass(6);
  await askAll(sent);
  await sent.apply();
  expect(sent.asked).toHaveLength(6);
  await askAll(sent);
  expect(sent.asked).toHaveLength(6);
  for (const asked of [7, 8, 8]) {
    await sent.hoursPass(48);
    await askAll(sent);
    expect(sent.asked).toHaveLength(asked);
  }
});

test('an interrupted sweep continues where it stopped', async () => {
  const sent = await sendInSilence(10);
  await sent.hoursPass(6);
  expect(await sent.ask()).toBe(true);
  const stopping = new AbortController();
  stopping.abort();
  expect(await sent.ask(LIMITS, stopping.signal)).toBe(false);
  await askAll(sent);
  expect(sent.asked).toHaveLength(10);
  expect(new Set(sent.asked).size).toBe(10);
});

test('only one process asks at a time; if it is killed, another takes over', async () => {
  const sent = await sendInSilence(3);
  await sent.hoursPass(6);
  await sent.ask({ ...LIMITS, step: 1 });
  await sql`update feedback_sweep set lease_until = now() + interval '1 minute'
    where issue_id = ${sent.issueId}`.execute(fixture.db);
  expect(await sent.ask()).toBe(false);
  expect(sent.asked).toHaveLength(1);
  await sql`update feedback_sweep set lease_until = now()`.execute(fixture.db);
  await askAll(sent);
  expect(sent.asked).toHaveLength(3);
});

test('a round asks about a limited number of mails', async () => {
  const sent = await sendInSilence(10);
  await sent.hoursPass(6);
  const limits = { ...LIMITS, most: 6 };
  await askAll({ ask: () => sent.ask(limits) });
  expect(sent.asked).toHaveLength(6);
});

test.each([429, 500] as const)(
  'a %d stops the sweep for a while, and no mail is skipped',
  async (status) => {
    const sent = await sendInSilence(2);
    await sent.hoursPass(6);
    sent.trouble.status = status;
    expect(await sent.ask()).toBe(false);
    expect(await sent.ask()).toBe(false);
    expect(sent.asked).toHaveLength(1);
    sent.trouble.status = null;
    await sent.hoursPass(1);
    await askAll(sent);
    expect(sent.asked).toHaveLength(3);
    expect(await sent.apply()).toBe(2);
  },
);
