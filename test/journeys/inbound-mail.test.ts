import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { setNewsletter } from '@galley/press/newsletter';
import { addSubscriber } from '@galley/press/subscription';
import { makeLeaveAddress } from '@galley/core/subscription';
import { sql } from '@galley/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDeliveryDeps, type DeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { readInbound } from '../../apps/delivery/src/inbound/read-inbound.ts';
import { sendNextNotice } from '../../apps/delivery/src/notice/send-notice.ts';
import { deliveryOptions, owner, withDatabase } from '../kit/index.ts';
import { SIGNERS, UNPROVEN_MAILS, dnsOf, silentDns } from '../kit/dkim-mails.ts';
import { writeMail, type WrittenMail } from '../kit/sign-mail.ts';

const fixture = withDatabase();
const IN = 'in.news.example';
const { signal } = new AbortController();

const { readers, mail } = SIGNERS;
let dns: (name: string) => Promise<readonly (readonly string[])[]> = dnsOf();

let sandbox: ServedSandbox;
let delivery: DeliveryDeps & { close(): Promise<void> };
let count = 0;
let reader = '';

beforeAll(async () => {
  sandbox = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  delivery = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, sandbox.url),
    inboundDomain: IN,
    lookUpTexts: (name) => dns(name),
  });
  const press = { ...delivery, providerUrl: 'https://api.resend.com' };
  for (const slug of ['digest', 'weekly']) {
    await setNewsletter(press, owner, {
      slug,
      title: `The ${slug}`,
      sender: `News <news@${slug}.example>`,
      postalAddress: '1 Main St',
      timeZone: 'Europe/London',
      cadence: 'weekly fri 08:00',
    });
  }
});

afterAll(async () => {
  await delivery.close();
  await sandbox.close();
});

/** Each test has a reader of its own, who gets both newsletters. */
beforeEach(async () => {
  dns = dnsOf();
  count += 1;
  reader = `reader${count}@readers.example`;
  for (const newsletter of ['digest', 'weekly']) {
    await addSubscriber(delivery, owner, {
      newsletter,
      address: reader,
      consent: 'by phone',
      source: 'test',
    });
  }
});

/** What the digest's address for leaving gets, if nothing is wrong with it. */
const leaving = (changed: Partial<WrittenMail> = {}): WrittenMail => ({
  from: reader,
  to: `unsubscribe+digest@${IN}`,
  subject: 'Unsubscribe',
  ...changed,
});

/** Hands a mail to the provider, has delivery read it, and tells what it led to. */
async function arrive(raw: string, ...receivedFor: string[]): Promise<readonly string[]> {
  const to = receivedFor.length > 0 ? receivedFor : [`unsubscribe+digest@${IN}`];
  const id = sandbox.sandbox.receive({ raw: Buffer.from(raw), receivedFor: to });
  await readAll();
  const row = await fixture.db
    .selectFrom('inbound_mail')
    .select('results')
    .where('resend_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.results ?? [];
}

/** Has delivery find and read what waits, and tells what each mail led to. */
async function readAll() {
  const { db } = fixture;
  const last = await db
    .selectFrom('inbound_mail')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  await sql`update inbound_sweep set next_at = now()`.execute(db);
  await readInbound(delivery, signal);
  const rows = await db
    .selectFrom('inbound_mail')
    .select('results')
    .where('id', '>', last?.id ?? '0')
    .execute();
  return rows.map((row) => row.results ?? []);
}

async function statuses(address = reader): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ slug: string; status: string }>`
    select n.slug, s.status from subscription s
      join newsletter n on n.id = s.newsletter_id
      join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    where r.address_canonical = ${address.toLowerCase()}`.execute(fixture.db);
  return Object.fromEntries(rows.map(({ slug, status }) => [slug, status]));
}

const STAYS = { digest: 'confirmed', weekly: 'confirmed' };
const LEFT = { digest: 'unsubscribed', weekly: 'confirmed' };

/** The mails that our notices become, newest first. */
async function sentTo(address: string) {
  while (await sendNextNotice(delivery));
  return sandbox.sandbox.ledger
    .byRecipient(address)
    .map((each) => ({ ...each, ...sandbox.sandbox.ledger.content(each) }));
}

describe('a mail that asks to leave', () => {
  test('leaves when its domain has signed it', async () => {
    expect(await arrive(await writeMail(leaving(), readers))).toEqual(['left']);
    expect(await statuses()).toEqual(LEFT);
    expect(await sentTo(reader)).toEqual([]);
  });

  test('leaves when a domain of the same owner has signed it, and in a copy', async () => {
    const copy = { to: 'a@b.example', cc: `Galley <UNSUBSCRIBE+digest@${IN}>` };
    expect(await arrive(await writeMail(leaving(copy), mail))).toEqual(['left']);
    expect(await statuses()).toEqual(LEFT);
  });

  test('leaves by its subject at the address for subscribing', async () => {
    const to = `subscribe+digest@${IN}`;
    const answer = leaving({ to, subject: 'Re: Please unsubscribe me' });
    expect(await arrive(await writeMail(answer, readers), to)).toEqual(['left']);
    expect(await statuses()).toEqual(LEFT);
  });

  test('leads to nothing but a link if its sender is not proven', async () => {
    const to = `unsubscribe+digest@${IN}`;
    for (const [, , write] of UNPROVEN_MAILS) {
      const raw = Buffer.from(await write({ from: reader, to }));
      sandbox.sandbox.receive({ raw, receivedFor: [to] });
    }
    const results = await readAll();
    expect(results).toHaveLength(UNPROVEN_MAILS.length);
    expect(new Set(results.flat())).toEqual(new Set(['link', 'answered', 'no-sender']));
    expect(results.flat().filter((result) => result === 'link')).toHaveLength(1);
    expect(await statuses()).toEqual(STAYS);
  });

  test('does not act without DNS', async () => {
    dns = silentDns;
    expect(await arrive(await writeMail(leaving(), readers))).toEqual(['link']);
    expect(await statuses()).toEqual(STAYS);
  });

  test('counts once, whatever Message-ID a copy of it has', async () => {
    const raw = await writeMail(leaving({ unsigned: 'message-id' }), readers);
    expect(await arrive(raw)).toEqual(['left']);
    await sql`update subscription set status = 'confirmed'`.execute(fixture.db);
    expect(await arrive(raw)).toEqual(['seen']);
    const copy = raw.replace(/^Message-ID: .*\r\n/m, 'Message-ID: <new@readers.example>\r\n');
    expect(await arrive(copy)).toEqual(['seen']);
    expect(await statuses()).toEqual(STAYS);
  });

  test('counts once, whatever other addresses of ours a copy of it is sent to', async () => {
    const raw = await writeMail(leaving({ unsigned: 'message-id' }), readers);
    const to = `unsubscribe+digest@${IN}`;
    expect(await arrive(raw, to, `subscribe+weekly@${IN}`)).toEqual(['left', 'link']);
    await sql`update subscription set status = 'confirmed'`.execute(fixture.db);
    for (const [at, other] of ['nobody', 'subscribe+weekly', 'unsubscribe+weekly'].entries()) {
      const copy = raw.replace(/^Message-ID: .*\r\n/m, `Message-ID: <${at}@readers.example>\r\n`);
      expect((await arrive(copy, `${other}@${IN}`, to)).at(-1)).toBe('seen');
    }
    expect(await statuses()).toEqual(STAYS);
  });

  test('counts once at each address that it names, however a copy of it is sent', async () => {
    const to = `unsubscribe+digest@${IN}`;
    const cc = `unsubscribe+weekly@${IN}`;
    const raw = await writeMail(leaving({ cc, unsigned: 'message-id' }), readers);
    expect(await arrive(raw, to, cc)).toEqual(['left', 'left']);
    await sql`update subscription set status = 'confirmed'`.execute(fixture.db);
    const copy = raw.replace(/^Message-ID: .*\r\n/m, 'Message-ID: <other@readers.example>\r\n');
    for (const envelope of [[to], [cc], [cc, to]]) {
      expect(new Set(await arrive(copy, ...envelope))).toEqual(new Set(['seen']));
    }
    expect(await statuses()).toEqual(STAYS);
  });

  test('gets its link on the day on which its sender subscribed by mail', async () => {
    const from = `early${count}@readers.example`;
    const to = `subscribe+digest@${IN}`;
    const subscribing = await writeMail({ from, to, subject: 'subscribe' }, null);
    expect(await arrive(subscribing, to)).toEqual(['asked']);
    expect(await arrive(await writeMail(leaving({ from }), null))).toEqual(['link']);
    expect(await arrive(await writeMail(leaving({ from }), null))).toEqual(['answered']);
  });

  test('gets one link a day, which leaves once somebody clicks it', async () => {
    const forged = () => writeMail(leaving(), null);
    expect(await arrive(await forged())).toEqual(['link']);
    expect(await arrive(await forged())).toEqual(['answered']);
    const sent = await sentTo(reader);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      subject: 'Leave The digest?',
      headers: { 'Auto-Submitted': 'auto-replied' },
      text: expect.stringMatching(/https:\/\/news\.example\/unsubscribe\/\S+/),
    });
  });

  test('from an address that gets nothing is not answered', async () => {
    const from = `nobody${count}@readers.example`;
    expect(await arrive(await writeMail(leaving({ from }), null))).toEqual(['not-subscribed']);
    expect(await arrive(await writeMail(leaving({ from }), readers))).toEqual(['not-subscribed']);
    expect(await sentTo(from)).toEqual([]);
  });
});

describe('a mail to the address in a mail’s header', () => {
  const token = async () => {
    const { rows } = await sql<{ id: string }>`
      select s.id from subscription s join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
        join newsletter n on n.id = s.newsletter_id
      where r.address = ${reader} and n.slug = 'digest'`.execute(fixture.db);
    return makeLeaveAddress(delivery.keyring, rows[0]?.id ?? '', 0, IN);
  };

  test('leaves no matter who sends it, in either case, again and again', async () => {
    const to = await token();
    const raw = await writeMail({ from: 'MAILER-DAEMON@x.example', to, subject: '' }, null);
    expect(await arrive(raw, to.toUpperCase())).toEqual(['left']);
    expect(await statuses()).toEqual(LEFT);
    expect(await arrive(raw, to)).toEqual(['left']);
    expect(await sentTo('MAILER-DAEMON@x.example')).toEqual([]);
  });

  test('with a wrong token changes nothing', async () => {
    const to = (await token()).replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'));
    expect(await arrive(await writeMail({ from: reader, to }, readers), to)).toEqual(['bad-token']);
    expect(await statuses()).toEqual(STAYS);
  });
});

describe('a mail that asks to subscribe', () => {
  const to = `subscribe+digest@${IN}`;
  const fresh = () => `fresh${count}@readers.example`;

  test.each([
    ['proven', readers],
    ['unproven', null],
  ])('gets a confirmation mail if it is %s, and nothing else', async (name, signing) => {
    const from = fresh();
    const asking = { from: `"<b>Ada</b>" <${from}>`, to, subject: 'Please <i>subscribe</i> me' };
    expect(await arrive(await writeMail(asking, signing), to)).toEqual(['asked']);
    expect(await statuses(from)).toEqual({ digest: 'pending' });
    const sent = await sentTo(from);
    expect(sent).toMatchObject([
      {
        subject: 'Confirm your subscription to The digest',
        headers: { 'Auto-Submitted': 'auto-replied' },
        text: expect.stringMatching(/somebody wrote to us from\s/),
      },
    ]);
    expect(`${sent[0]?.html}${sent[0]?.text}`).not.toContain('Ada');
    const { rows } = await sql`
      select wording, source, ip from consent c
        join subscription s on s.bucket = c.bucket and s.id = c.subscription_id
        join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id where r.address = ${from}`.execute(
      fixture.db,
    );
    expect(rows).toEqual([
      {
        wording: '“Please <i>subscribe</i> me”',
        source: `mail to ${to}, ${name === 'proven' ? 'signed by readers.example' : 'not proven'}`,
        ip: null,
      },
    ]);
    const again = { ...asking, date: new Date(Date.now() - 60_000) };
    expect(await arrive(await writeMail(again, signing), to)).toEqual(['answered']);
  });

  test('of a subscriber changes nothing', async () => {
    const raw = await writeMail({ from: reader, to, subject: 'subscribe' }, null);
    expect(await arrive(raw, to)).toEqual(['refused']);
    expect(await statuses()).toEqual(STAYS);
    expect(await sentTo(reader)).toEqual([]);
  });

  test.each([
    ['an out-of-office reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a mail of a list', { headers: { 'List-Id': '<list.example>' } }],
    ['bulk', { headers: { Precedence: 'bulk' } }],
    ['a bounce', { headers: { 'Return-Path': '<>' } }],
    ['a mail of a robot', { from: 'no-reply@readers.example' }],
    ['our own mail', { from: 'news@weekly.example' }],
    ['a mail of our own domain', { messageId: `<1@${IN}>` }],
  ])('%s is never answered', async (_, changed) => {
    const asking = { from: fresh(), to, subject: 'subscribe', ...changed };
    expect(await arrive(await writeMail(asking, readers), to)).toEqual(['automatic']);
    expect(await sentTo(asking.from)).toEqual([]);
  });

  test('goes by the envelope, not by what its header says', async () => {
    const from = fresh();
    const elsewhere = await writeMail({ from, to, subject: 'subscribe' }, readers);
    expect(await arrive(elsewhere, 'subscribe+digest@other.example')).toEqual(['no-address']);
    expect(await arrive(elsewhere, `subscribe+nothing@${IN}`)).toEqual(['no-newsletter']);
    const both = [to, `subscribe+weekly@${IN}`];
    // The second confirmation waits for the limits on sign-ups.
    expect(await arrive(elsewhere, ...both)).toEqual(['asked', 'refused']);
    expect(await statuses(from)).toEqual({ digest: 'pending' });
  });
});

test('mails that nobody has signed count as one network, and keep nobody else from subscribing', async () => {
  const to = `subscribe+digest@${IN}`;
  await sql`delete from sign_up_window`.execute(fixture.db);
  for (let n = 0; n < 11; n += 1) {
    const raw = await writeMail({ from: `victim${n}@town${n}.example`, to, subject: '' }, null);
    sandbox.sandbox.receive({ raw: Buffer.from(raw), receivedFor: [to] });
  }
  const results = await readAll();
  expect(results.flat().toSorted()).toEqual([
    ...Array.from({ length: 10 }, () => 'asked'),
    'refused',
  ]);
  const signed = { from: `signs${count}@readers.example`, to, subject: 'subscribe' };
  expect(await arrive(await writeMail(signed, readers), to)).toEqual(['asked']);
  await sql`delete from sign_up_window`.execute(fixture.db);
});

test('the database learns no address, no subject and no Message-ID from a mail', async () => {
  const from = 'unknown-person@elsewhere.example';
  const raw = await writeMail(leaving({ from, subject: 'secret-subject' }), null);
  await arrive(raw);
  const { rows } = await sql<{ all: string }>`
    select string_agg(t::text, ' ') as all from inbound_mail t`.execute(fixture.db);
  expect(rows[0]?.all).not.toMatch(/elsewhere|secret|@/);
});

test.each([
  ['larger than any mail that we read', `Subject: x\r\n\r\n${'a'.repeat(1024 * 1024)}`],
  ['with a header that never ends', `X: ${'a'.repeat(100_000)}`],
  ['with thousands of lines', `${'X: a\r\n'.repeat(5000)}\r\n`],
])('a mail %s is left unread', async (_, raw) => {
  expect(await arrive(raw)).toEqual(['unreadable']);
});

test('mail of no sense is read without harm', async () => {
  for (const raw of [
    '',
    '\r\n\r\n',
    '\0\u{1f600}',
    'From: <>\r\nFrom:\r\nDKIM-Signature: a=b\r\n\r\n',
  ]) {
    expect(await arrive(raw)).toEqual([expect.stringMatching(/^(?:no-sender|unreadable)$/)]);
  }
});
