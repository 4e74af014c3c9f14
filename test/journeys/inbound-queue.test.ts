import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { listCandidates } from '@galley/press/collect';
import { setNewsletter } from '@galley/press/newsletter';
import { listReviews } from '@galley/press/review';
import { sql } from '@galley/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDeliveryDeps, type DeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { readInbound } from '../../apps/delivery/src/inbound/read-inbound.ts';
import { sendNextNotice } from '../../apps/delivery/src/notice/send-notice.ts';
import { addPerson } from '../../packages/press/src/people/people.fixture.ts';
import { SIGNERS, UNPROVEN_MAILS, dnsOf } from '../kit/dkim-mails.ts';
import { deliveryOptions, owner, withDatabase } from '../kit/index.ts';
import { writeMail, type WrittenMail } from '../kit/sign-mail.ts';

const fixture = withDatabase();
const IN = 'in.news.example';
const TO = `queue+digest@${IN}`;
const { signal } = new AbortController();

let sandbox: ServedSandbox;
let delivery: DeliveryDeps & { close(): Promise<void> };
let count = 0;
let editor = '';

beforeAll(async () => {
  sandbox = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  delivery = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, sandbox.url),
    inboundDomain: IN,
    lookUpTexts: dnsOf(),
  });
  for (const slug of ['digest', 'weekly']) {
    await setNewsletter(people(), owner, {
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

/** Each test has an editor of its own, who writes for the digest. */
beforeEach(async () => {
  count += 1;
  editor = `editor${count}@readers.example`;
  await addPerson(people(), { email: editor, newsletter: 'digest', role: 'writer' });
});

const NOBODY = {
  readArticle: async () => ({ kind: 'unreadable', why: 'no network' }) as const,
  findFeed: async () => ({ kind: 'unreadable', why: 'no network' }) as const,
  readFeed: async () => ({ kind: 'unchanged' }) as const,
};
const people = () => ({ ...delivery, collector: NOBODY, providerUrl: 'https://api.resend.com' });

const written = async (changed: Partial<WrittenMail>, signing = SIGNERS.readers) =>
  writeMail({ from: editor, to: TO, subject: 'Fwd: An article', ...changed }, signing);

/** Hands a mail to the provider, has delivery read it, and tells what it led to. */
async function arrive(raw: string, to = TO): Promise<readonly string[]> {
  const id = sandbox.sandbox.receive({ raw: Buffer.from(raw), receivedFor: [to] });
  await sql`update inbound_sweep set next_at = now()`.execute(fixture.db);
  await readInbound(delivery, signal);
  const row = await fixture.db
    .selectFrom('inbound_mail')
    .select('results')
    .where('resend_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.results ?? [];
}

async function waiting() {
  const listed = await listCandidates(people(), owner, { newsletter: 'digest', limit: 100 });
  return listed.kind === 'listed' ? listed.page : null;
}

async function sentTo(address: string) {
  while (await sendNextNotice(delivery));
  const mails = sandbox.sandbox.ledger.byRecipient(address);
  return mails.filter(({ subject }) => subject.startsWith('Your mail to the queue'));
}

const review = (title: string): string =>
  `---------- Forwarded message ---------\r\nFrom: Bo <bo@b.example>\r\nSubject: X\r\n\r\n${title}\r\n4/5 | WIRED | 2026-03-11\r\n\r\nSummary\r\nIt is quiet.\r\n`;

test('a forwarded review waits in the queue, by mail', async () => {
  const title = `Review ${count}`;
  expect(await arrive(await written({ text: review(title) }))).toEqual(['queued']);
  const listed = await listReviews(people(), owner, { newsletter: 'digest', text: title });
  expect(JSON.stringify(listed)).toContain(title);
  const { rows } = await sql<{ door: string }>`
    select door from audit where step = 'queue-review' order by id desc limit 1`.execute(
    fixture.db,
  );
  expect(rows[0]?.door).toBe('mail');
  expect(await sentTo(editor)).toEqual([]);
});

test('forwarded links become candidates, each once', async () => {
  const text = `See https://site.example/${count}a and https://site.example/${count}a?utm_source=x\r\nhttps://site.example/${count}b`;
  expect(await arrive(await written({ text }))).toEqual(['collected']);
  const page = await waiting();
  expect(page?.mailTo).toBe(TO);
  expect(page?.candidates.slice(0, 2)).toMatchObject([
    { url: `https://site.example/${count}a`, source: 'mail', mailedBy: editor, feed: null },
    { url: `https://site.example/${count}b`, outlet: 'site.example' },
  ]);
});

test('a mail with neither is answered once', async () => {
  expect(await arrive(await written({ text: 'Hello there.' }))).toEqual(['told']);
  expect(await arrive(await written({ text: 'Hello again.' }))).toEqual(['answered']);
  expect(await sentTo(editor)).toHaveLength(1);
});

test('a copy of a mail counts for nothing', async () => {
  const raw = await written({ text: `https://site.example/${count}` });
  expect(await arrive(raw)).toEqual(['collected']);
  expect(await arrive(raw)).toEqual(['seen']);
});

test('nobody who is not a proven editor of the newsletter adds anything or is answered', async () => {
  const before = (await waiting())?.waiting;
  for (const [, , write] of UNPROVEN_MAILS) {
    const [result] = await arrive(await write({ from: editor, to: TO }));
    expect(['stranger', 'no-sender']).toContain(result);
  }
  const text = 'https://site.example/x';
  const stranger = await written({ from: 'eve@readers.example', text });
  expect(await arrive(stranger)).toEqual(['stranger']);
  const elsewhere = `queue+weekly@${IN}`;
  expect(await arrive(await written({ to: elsewhere, text }), elsewhere)).toEqual(['stranger']);
  const nowhere = `queue+nothing@${IN}`;
  expect(await arrive(await written({ to: nowhere, text }), nowhere)).toEqual(['stranger']);
  expect((await waiting())?.waiting).toBe(before);
  expect(await sentTo(editor)).toEqual([]);
  expect(await sentTo('eve@readers.example')).toEqual([]);
});
