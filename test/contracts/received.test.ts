import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInbox, verifyWebhook } from '@galley/resend';
import { createWebhookSecret, serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { Resend } from 'resend';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createResendWebhook } from '../../apps/web/src/webhooks/receive-resend.ts';
import { PATIENTLY, withDatabase } from '../kit/index.ts';

const RAW = [
  'From: "Ada" <ada@readers.example>',
  'To: Digest <subscribe+digest@in.news.example>',
  'Cc: b@b.example, c@c.example',
  'Reply-To: d@d.example',
  'Subject: Hello',
  'Message-ID: <1@readers.example>',
  'X-Twice: one',
  'X-Twice: two',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=b',
  '',
  '--b',
  'Content-Type: text/html',
  '',
  '<p>Hi <img src="cid:dot"></p>',
  '--b',
  'Content-Type: image/gif; name=dot.gif',
  'Content-Disposition: inline; filename=dot.gif',
  'Content-ID: <dot>',
  'Content-Transfer-Encoding: base64',
  '',
  'R0lGOA==',
  '--b--',
  '',
].join('\r\n');

const fixture = withDatabase();
const secret = createWebhookSecret();
const RECEIVED_FOR = ['subscribe+digest@in.news.example'];

let served: ServedSandbox;
let sdk: Resend;
let id = '';
beforeEach(async () => {
  served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  sdk = new Resend('re_test', { baseUrl: served.url });
  id = served.sandbox.receive({ raw: Buffer.from(RAW), receivedFor: RECEIVED_FOR });
});
afterEach(() => served.close());

/** Catches what the sandbox posts. */
const posts: { readonly payload: string; readonly headers: Record<string, string> }[] = [];
const catcher = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    posts.push({ payload: Buffer.concat(chunks).toString(), headers });
    response.writeHead(200).end();
  });
});
beforeAll(() => new Promise<void>((resolve) => void catcher.listen(0, '127.0.0.1', resolve)));
afterAll(() => void catcher.close());

const SHOWN = {
  id: expect.any(String),
  message_id: '<1@readers.example>',
  from: 'ada@readers.example',
  to: RECEIVED_FOR,
  cc: ['b@b.example', 'c@c.example'],
  bcc: [],
  received_for: RECEIVED_FOR,
  subject: 'Hello',
};

test('the official SDK lists a received mail and reads it', async () => {
  const { data: list } = await sdk.emails.receiving.list();
  expect(list).toMatchObject({ object: 'list', has_more: false, data: [{ ...SHOWN, id }] });
  expect(list?.data[0]).not.toHaveProperty('html');
  const { data: mail } = await sdk.emails.receiving.get(id);
  expect(mail).toMatchObject({
    ...SHOWN,
    id,
    object: 'email',
    reply_to: ['d@d.example'],
    html: expect.stringContaining('src="data:image/gif;base64,R0lGOA=="'),
    headers: { subject: 'Hello', 'x-twice': '["one","two"]' },
    attachments: [{ filename: 'dot.gif', content_type: 'image/gif', content_id: 'dot', size: 4 }],
  });
  const { data: plain } = await sdk.emails.receiving.get(id, { html_format: 'cid' });
  expect(plain?.html).toContain('src="cid:dot"');
});

test('its bytes and its files are behind signed links', async () => {
  const { data: mail } = await sdk.emails.receiving.get(id);
  const url = mail?.raw?.download_url ?? '';
  expect(await (await fetch(url)).text()).toBe(RAW);
  for (const wrong of [
    url.replace(/.$/, ''),
    url.split('?')[0] ?? '',
    url.replace('expires=', 'expires=9'),
  ]) {
    expect((await fetch(wrong)).status).toBe(403);
  }
  const { data: files } = await sdk.emails.receiving.attachments.list({ emailId: id });
  const [file] = files?.data ?? [];
  const { data: one } = await sdk.emails.receiving.attachments.get({
    emailId: id,
    id: file?.id ?? '',
  });
  const content = await (await fetch(one?.download_url ?? '')).text();
  expect(content).toBe('GIF8');
});

test('our inbox reads only what no sender wrote, and the bytes', async () => {
  const inbox = createInbox({ apiKey: 're_test', baseUrl: served.url });
  const page = await inbox.list({ limit: 1 });
  expect(page).toMatchObject({ kind: 'ok', data: { mails: [{ id }], hasMore: false } });
  const mail = await inbox.get(id);
  if (mail.kind !== 'ok') throw new Error(mail.message);
  expect(mail.data).toEqual({
    id,
    receivedAt: expect.any(Date),
    receivedFor: RECEIVED_FOR,
    rawUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
  });
  const raw = await inbox.raw(mail.data.rawUrl ?? '');
  expect(raw.kind === 'ok' && Buffer.from(raw.bytes).toString()).toBe(RAW);
});

test.each([
  'https://evil.example/raw',
  'https://resend.com.evil.example/raw',
  'https://evilresend.com/raw',
  'http://inbound-cdn.resend.com/raw',
  'https://user@inbound-cdn.resend.com/raw',
  'https://inbound-cdn.resend.com:8443/raw',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
  'raw',
])('our inbox does not look for bytes at %s', async (url) => {
  const inbox = createInbox({ apiKey: 're_test', baseUrl: served.url });
  expect(await inbox.raw(url)).toEqual({ kind: 'elsewhere' });
});

test('a webhook reports it once, and web stores its id alone', async () => {
  posts.length = 0;
  const { port } = catcher.address() as AddressInfo;
  served.sandbox.setWebhook({ url: `http://127.0.0.1:${port}/webhooks/resend`, secret });
  await vi.waitFor(() => expect(posts).toHaveLength(1), PATIENTLY);
  const [{ payload, headers } = { payload: '', headers: {} }] = posts;
  const verified = verifyWebhook({
    payload,
    headers: {
      id: headers['svix-id'],
      timestamp: headers['svix-timestamp'],
      signature: headers['svix-signature'],
    },
    secrets: [secret],
  });
  if (verified.kind !== 'ok') throw new Error(verified.reason);
  const { id: _, ...shown } = SHOWN;
  expect(verified.event).toMatchObject({
    type: 'email.received',
    data: {
      email_id: id,
      ...shown,
      attachments: [
        {
          id: expect.any(String),
          filename: 'dot.gif',
          content_type: 'image/gif',
          content_disposition: 'inline',
          content_id: 'dot',
        },
      ],
    },
  });
  for (const name of ['html', 'text', 'headers', 'raw']) {
    expect(verified.event.data).not.toHaveProperty(name);
  }

  const woken: string[] = [];
  const post = (inboundDomain: string | null) =>
    createResendWebhook(
      {
        db: fixture.db,
        wake: async (wakeUp) => void woken.push(wakeUp),
        webhookSecrets: [secret],
        inboundDomain,
        clock: () => new Date(),
        log: { warn: () => undefined, error: () => undefined } as never,
      },
      { count: () => undefined } as never,
    ).request('/webhooks/resend', { method: 'POST', body: payload, headers });
  expect((await post(null)).status).toBe(200);
  const rows = () => fixture.db.selectFrom('inbound_mail').selectAll().execute();
  expect(await rows()).toEqual([]);
  for (const round of [1, 2]) expect((await post('in.news.example')).status, `${round}`).toBe(200);
  expect(await rows()).toMatchObject([{ resend_id: id, results: null, attempt: 0 }]);
  expect(JSON.stringify(await rows())).not.toContain('@');
  expect(woken).toContain('read-inbound');
  const events = await fixture.db.selectFrom('feedback_event').selectAll().execute();
  expect(events).toEqual([]);
});

test('received mails count against the quota', async () => {
  const { data } = await sdk.usage.get();
  expect(data).toMatchObject({ emails: { daily: { used: 1, sent: 0, received: 1 } } });
});
