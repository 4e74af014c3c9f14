import { createKeyring } from '@galley/runtime';
import { bucketOf, sql, type NoticeRow } from '@galley/db';
import { readConfirmToken, readReaderToken } from '@galley/core/subscription';
import { serveSandbox, type FaultPlan, type ServedSandbox } from '@galley/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  deliveryOptions,
  resendError,
  serveGateway,
  withDatabase,
  type GatewayAnswer,
} from '../../../../test/kit/index.ts';
import { openDeliveryDeps } from '../delivery-deps.ts';
import { sendNextNotice } from './send-notice.ts';

const fixture = withDatabase();
const keyring = createKeyring(['k'.repeat(32)]);
const open: { close(): Promise<void> }[] = [];
let address = '';
let newsletterId = '';
let count = 0;

beforeEach(async () => {
  count += 1;
  address = `ada${count}@readers.example`;
  const { id } = await fixture.db
    .insertInto('newsletter')
    .values({
      slug: `n${count}`,
      title: 'The Long Read',
      sender: 'press@longread.example',
      reply_to: 'desk@longread.example',
      postal_address: '1 Galley Lane',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  newsletterId = id;
});

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  await fixture.db
    .updateTable('notice')
    .set({ state: 'rejected' })
    .where('state', '=', 'pending')
    .execute();
});

async function serveNotices(faults: FaultPlan = () => null, answer: GatewayAnswer | null = null) {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, faults });
  open.push(served);
  const refusing = { answer };
  const gateway = await serveGateway(served.url, () => refusing.answer);
  open.push(gateway);
  const deps = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, gateway.url),
    keyring,
  });
  open.push(deps);
  return {
    served,
    send: () => sendNextNotice(deps),
    repair: () => void (refusing.answer = null),
  };
}

async function subscription(status: 'pending' | 'confirmed' | 'unsubscribed') {
  const { id: subscriberId, bucket } = await fixture.db
    .insertInto('subscriber')
    .values({ bucket: bucketOf(address), address, address_canonical: address, name: null })
    .returning(['id', 'bucket'])
    .executeTakeFirstOrThrow();
  const { id } = await fixture.db
    .insertInto('subscription')
    .values({
      bucket,
      newsletter_id: newsletterId,
      subscriber_id: subscriberId,
      status,
      round: 2,
      confirmed_at: null,
      unsubscribed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function notice(values: Partial<NoticeRow>): Promise<string> {
  const { id } = await fixture.db
    .insertInto('notice')
    .values({
      kind: values.kind ?? 'confirmation',
      newsletter_id: newsletterId,
      subscription_id: values.subscription_id ?? null,
      issue_id: null,
      slot_due_on: values.slot_due_on ?? null,
      slot_kind: values.slot_kind ?? null,
      address,
      reader_link_id: values.reader_link_id ?? null,
      round: values.round ?? 2,
      lease_until: null,
      resend_id: null,
      reason: null,
      ended_at: null,
      ...(values.created_at === undefined ? {} : { created_at: values.created_at }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const read = (id: string) =>
  fixture.db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const mails = (served: ServedSandbox) =>
  served.sandbox.ledger.list({ limit: 100 }).map((mail) => ({
    mail,
    content: served.sandbox.ledger.content(mail),
  }));

test('a confirmation carries a link that confirms its own round', async () => {
  const { served, send } = await serveNotices();
  const id = await subscription('pending');
  const made = await notice({ subscription_id: id });
  expect(await send()).toBe(true);
  const [sent] = mails(served);
  expect(sent?.mail).toMatchObject({ to: [address] });
  const token = /https:\/\/news\.example\/confirm\/([\w.~-]+)/.exec(sent?.content?.text ?? '')?.[1];
  expect(readConfirmToken(keyring, token ?? '', new Date())).toMatchObject({
    kind: 'ok',
    subscriptionId: id,
    round: 2,
  });
  expect(await read(made)).toMatchObject({ state: 'accepted', resend_id: sent?.mail.id });
  expect(await send()).toBe(false);
});

test('a welcome carries a one-click unsubscribe link', async () => {
  const { served, send } = await serveNotices();
  const id = await subscription('confirmed');
  await notice({ kind: 'welcome', subscription_id: id });
  await send();
  const headers = mails(served)[0]?.content?.headers ?? {};
  const token = /\/unsubscribe\/([\w.~-]+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
  expect(readReaderToken(keyring, token)).toMatchObject({ kind: 'ok', subscriptionId: id });
  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
});

test.each([
  ['the person has confirmed already', 'confirmed', {}, 'not-pending'],
  ['they asked again since', 'pending', { round: 1 }, 'asked-again'],
  [
    'its link would be too old',
    'pending',
    { created_at: new Date(Date.now() - 49 * 3_600_000) },
    'expired',
  ],
] as const)('a confirmation is not sent when %s', async (_why, status, values, reason) => {
  const { served, send } = await serveNotices();
  const made = await notice({ subscription_id: await subscription(status), ...values });
  await send();
  expect(mails(served)).toEqual([]);
  expect(await read(made)).toMatchObject({ state: 'rejected', reason });
});

test('an unsubscribed reader who asks again gets a confirmation', async () => {
  const { served, send } = await serveNotices();
  await notice({ subscription_id: await subscription('unsubscribed') });
  await send();
  expect(mails(served)).toHaveLength(1);
});

test('an address that was suppressed meanwhile is not mailed', async () => {
  const { served, send } = await serveNotices();
  const made = await notice({ subscription_id: await subscription('pending') });
  await fixture.db
    .insertInto('suppression')
    .values({
      bucket: bucketOf(address),
      address_key: address,
      reason: 'complaint',
      detail: null,
    })
    .execute();
  await send();
  expect(mails(served)).toEqual([]);
  expect(await read(made)).toMatchObject({ reason: 'suppressed' });
});

test('a lost answer is asked for again, and no mail is repeated', async () => {
  const { served, send } = await serveNotices(({ number }) =>
    number === 1 ? { when: 'after-accept', what: 'reset' } : null,
  );
  const made = await notice({ subscription_id: await subscription('pending') });
  await send();
  expect(await read(made)).toMatchObject({ state: 'pending', attempt: 1 });
  await sql`update notice set not_before = now() where id = ${made}`.execute(fixture.db);
  await send();
  expect(await read(made)).toMatchObject({ state: 'accepted', attempt: 2 });
  expect(mails(served)).toHaveLength(1);
});

test.each([
  resendError(400, 'validation_error', 'API key is invalid'),
  resendError(401, 'missing_api_key', 'Missing API key'),
  resendError(403, 'validation_error', 'The a.org domain is not verified.'),
  resendError(422, 'validation_error', 'Invalid `from` field.'),
  resendError(422, 'a_name_of_next_year', 'Something new'),
  resendError(429, 'daily_quota_exceeded', 'You have reached your daily email quota.'),
  resendError(451, 'security_error', 'We may have found a security issue'),
  resendError(404, 'not_found', 'No such endpoint'),
  { status: 405, body: '<h1>Not allowed</h1>' },
  { status: 403, body: '<h1>Forbidden</h1> Invalid `to` field.' },
  { status: 422, body: '{"message":"Invalid `to` field."}' },
])(
  'a notice waits with growing pauses after a refusal that is not about its recipient: %j',
  async (answer) => {
    const { served, send, repair } = await serveNotices(undefined, answer);
    const made = await notice({ subscription_id: await subscription('pending') });
    const wait = async (): Promise<number> => {
      await sql`update notice set not_before = now() where id = ${made}`.execute(fixture.db);
      expect(await send()).toBe(true);
      expect(await send()).toBe(false);
      const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from not_before - now())::double precision as seconds
      from notice where id = ${made}`.execute(fixture.db);
      return rows[0]?.seconds ?? 0;
    };
    const first = await wait();
    expect(first).toBeGreaterThan(30);
    for (let more = 0; more < 25; more += 1) expect(await wait()).toBeGreaterThan(30);
    await sql`update notice set created_at = now() - interval '40 hours' where id = ${made}`.execute(
      fixture.db,
    );
    expect(await wait()).toBeGreaterThan(6000);
    const waiting = await read(made);
    expect(waiting).toMatchObject({ state: 'pending', attempt: 0 });
    expect(waiting.reason).toContain(`HTTP ${answer.status}`);

    repair();
    await sql`update notice set not_before = now() where id = ${made}`.execute(fixture.db);
    await send();
    expect(await read(made)).toMatchObject({ state: 'accepted', reason: null });
    expect(mails(served)).toHaveLength(1);
  },
);

test('a confirmation that waits until its link has expired is dropped', async () => {
  const refusal = resendError(401, 'validation_error', 'API key is invalid');
  const { send, repair } = await serveNotices(undefined, refusal);
  const made = await notice({ subscription_id: await subscription('pending') });
  await send();
  await sql`update notice set created_at = now() - interval '49 hours', not_before = now()
    where id = ${made}`.execute(fixture.db);
  repair();
  await send();
  expect(await read(made)).toMatchObject({ state: 'rejected', reason: 'expired' });
});

test.each([
  ['at once', 'ADDRESS does not exist'],
  ['after a day', 'Invalid `to` field.'],
  ['after a day', 'The recipient is blocked'],
])('a refusal of its recipient ends a notice %s: %s', async (when, message) => {
  const said = resendError(422, 'validation_error', message.replace('ADDRESS', address));
  const { send } = await serveNotices(undefined, said);
  const made = await notice({ subscription_id: await subscription('pending') });
  await send();
  if (when === 'after a day') {
    expect(await read(made)).toMatchObject({ state: 'pending', attempt: 0 });
    await sql`update notice set created_at = now() - interval '25 hours', not_before = now()
        where id = ${made}`.execute(fixture.db);
    await send();
  }
  const ended = await read(made);
  expect(ended).toMatchObject({ state: 'rejected' });
  expect(ended.reason).toContain('HTTP 422 · validation_error · ');
  expect(ended.reason).not.toContain('@');
});

test('a notice waits while its newsletter has no sender', async () => {
  const { send } = await serveNotices();
  await fixture.db
    .updateTable('newsletter')
    .set({ sender: null })
    .where('id', '=', newsletterId)
    .execute();
  const made = await notice({ subscription_id: await subscription('pending') });
  await send();
  // The wait does not count as an attempt, because attempts are limited.
  expect(await read(made)).toMatchObject({ state: 'pending', reason: 'no-sender', attempt: 0 });
});

test('a missed notice names the slots that were missed together, and what to type', async () => {
  const { served, send } = await serveNotices();
  for (const dueOn of ['2026-03-06', '2026-03-13', '2026-03-20']) {
    await fixture.db
      .insertInto('slot')
      .values({
        newsletter_id: newsletterId,
        due_on: dueOn,
        due_at: new Date(`${dueOn}T08:00:00Z`),
        cut_off_at: new Date(`${dueOn}T06:00:00Z`),
        time_zone: 'Europe/London',
        state: 'skipped',
        reason: 'missed',
        ready: null,
        minimum: null,
        held: null,
        decided_at: new Date(dueOn === '2026-03-06' ? '2026-03-07' : '2026-03-21'),
      })
      .execute();
  }
  await notice({ kind: 'missed', slot_due_on: '2026-03-20', slot_kind: 'regular' });
  await notice({ kind: 'missed', slot_due_on: '2026-03-06', slot_kind: 'regular' });
  await send();
  await send();
  const sent = mails(served).toReversed();
  expect(sent.map(({ mail }) => mail.subject)).toEqual([
    expect.stringMatching(/: 2 issues were missed$/),
    expect.stringMatching(/: the issue due on March 6, 2026 was missed$/),
  ]);
  expect(sent[0]?.content?.text).toContain('Friday, March 13, 2026 to Friday, March 20, 2026');
  expect(sent[1]?.content?.text).toContain('\n    galley issue compile --extra');
});

test('a reminder names the issue that waits for approval, and is dropped if none does', async () => {
  const { served, send } = await serveNotices();
  const { id: issueId } = await fixture.db
    .insertInto('issue')
    .values({
      newsletter_id: newsletterId,
      number: 7,
      subject: 'What the deep sea heard',
      preheader: '',
      due_at: new Date(Date.now() + 3_600_000),
      dated_on: '2026-03-13',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const remind = async (): Promise<string> => {
    const made = await notice({ kind: 'reminder' });
    await fixture.db
      .updateTable('notice')
      .set({ issue_id: issueId })
      .where('id', '=', made)
      .execute();
    return made;
  };
  await remind();
  await send();
  const [first] = mails(served);
  expect(first?.mail.subject).toBe('The Long Read: issue 7 awaits your approval');
  expect(first?.content?.text).toContain('galley issue approve 7');

  await fixture.db.updateTable('issue').set({ state: 'held' }).where('id', '=', issueId).execute();
  const late = await remind();
  await send();
  expect(mails(served)).toHaveLength(1);
  expect(await read(late)).toMatchObject({ reason: 'not-awaited' });
});

async function readerLink(kind: 'links' | 'data' | 'new-address', values = {}) {
  const { id } = await fixture.db
    .insertInto('reader_link')
    .values({
      kind,
      subscriber_id: null,
      new_address: null,
      address_key: 'a',
      network: null,
      created_at: new Date(),
      expires_at: new Date(Date.now() + 15 * 60_000),
      ended_at: null,
      ...values,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

test.each([
  ['links', 'links', /https:\/\/news\.example\/preferences\/[\w.~-]+/],
  ['data-link', 'data', /https:\/\/news\.example\/data\/[\w.~-]+/],
  ['new-address', 'new-address', /https:\/\/news\.example\/new-address\/[\w.~-]+/],
] as const)('a mail of the kind %s carries its link', async (kind, of, link) => {
  const { served, send } = await serveNotices();
  const subscription_id = await subscription('confirmed');
  await notice({ kind, subscription_id, reader_link_id: await readerLink(of) });
  await send();
  const [sent] = mails(served);
  expect(sent?.content?.text).toMatch(link);
  expect(sent?.mail).toMatchObject({ to: [address] });
});

test.each([
  ['links', 'expired', { expires_at: new Date(Date.now() - 1) }],
  ['data-link', 'spent', { ended_at: new Date() }],
  ['new-address', 'expired', { expires_at: new Date(Date.now() - 1) }],
] as const)('a mail of the kind %s whose link is %s is not sent', async (kind, reason, values) => {
  const { served, send } = await serveNotices();
  const subscription_id = await subscription('confirmed');
  const made = await notice({
    kind,
    subscription_id,
    reader_link_id: await readerLink('links', values),
  });
  await send();
  expect(await read(made)).toMatchObject({ state: 'rejected', reason });
  expect(mails(served)).toEqual([]);
});

test('an old address learns of the change, but not of the new one', async () => {
  const { served, send } = await serveNotices();
  const subscription_id = await subscription('confirmed');
  const old = `old.${address}`;
  const id = await notice({ kind: 'address-changed', subscription_id });
  await fixture.db.updateTable('notice').set({ address: old }).where('id', '=', id).execute();
  await send();
  const [sent] = mails(served);
  expect(sent?.mail).toMatchObject({ to: [old] });
  expect(sent?.content?.text?.replaceAll(old, '')).not.toContain(address);
});
