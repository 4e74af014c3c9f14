import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhookSecret } from '@galley/sandbox';
import {
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { readOpenApiDocument } from './openapi-document.ts';
import { CASES, openBox, type Box } from './sandbox-cases.ts';

/** Resend's OpenAPI document; it is Resend's, so it is not stored here. */
const path = process.env['RESEND_OPENAPI'] ?? '';
/** One or none: without a document, there is no test that would check nothing. */
const documents = path === '' ? [] : [readOpenApiDocument(path)];

beforeAll(() => {
  process.stdout.write(
    path === ''
      ? 'The sandbox is checked only against our own expectations: RESEND_OPENAPI names no document.\n'
      : `The sandbox is checked against our own expectations and ${path}.\n`,
  );
});

/** `GET /usage` is from October 2026, the document from August. */
const NEWER = ['GET /usage'];

function open(options?: Parameters<typeof openBox>[0]): Box {
  const box = openBox(options);
  onTestFinished(() => box.sandbox.close());
  return box;
}

describe('the sandbox answers', () => {
  test.each(CASES)('$title with $status', async ({ options, run, status, answer }) => {
    const exchange = await run(open(options));
    expect(exchange.answer).toEqual(answer);
    expect(exchange.status).toBe(status);
  });
});

const DETAILS = {
  'email.sent': {},
  'email.scheduled': {},
  'email.delivered': {},
  'email.complained': {},
  'email.bounced': {
    bounce: {
      type: expect.stringMatching(/^(Permanent|Transient)$/),
      subType: expect.stringMatching(/^(General|MailboxFull)$/),
      message: expect.any(String),
      diagnosticCode: [expect.stringMatching(/^smtp; [45]\d\d /)],
    },
  },
  'email.suppressed': {
    suppressed: {
      type: expect.stringMatching(/^(Suppressed|OnAccountSuppressionList)$/),
      reason: expect.stringMatching(/^previous_(bounce|complaint)$/),
      message: expect.any(String),
      diagnosticCode: [expect.stringMatching(/^smtp; 550 /)],
    },
  },
  'email.failed': { failed: { reason: 'reached_daily_quota' } },
  'email.clicked': {
    click: {
      ipAddress: '127.0.0.1',
      link: 'https://galley.test/a?b=1&c=2',
      timestamp: expect.stringMatching(/^2026-11-28T/),
      userAgent: 'Test/1.0',
    },
  },
};

describe('the webhooks of the sandbox', () => {
  let received: { readonly type: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push(JSON.parse(body) as { type: string });
      response.writeHead(204).end();
    });
  });
  beforeEach(async () => {
    received = [];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Triggers every kind of event, and collects the posted webhooks. */
  const collect = async () => {
    const box = open({
      outcome: (address) =>
        address.startsWith('full') ? 'full' : address.startsWith('failing') ? 'failed' : null,
    });
    await box.call('POST', '/suppressions', { email: 'by-hand@galley.test' });
    await box.send({ to: 'ada@galley.test', scheduled_at: 'in 1 hour' });
    for (const to of [
      'bounced@resend.dev',
      'complained@resend.dev',
      'suppressed@resend.dev',
      'full@galley.test',
      'failing@galley.test',
      'by-hand@galley.test',
    ]) {
      await box.send({ to, tags: [{ name: 'issue', value: '1' }] });
    }
    await box.call('POST', '/domains', { name: 'galley.test', click_tracking: true });
    const html = '<a href="https://galley.test/a?b=1&amp;c=2">a</a>';
    await box.send({ to: 'ada@galley.test', html });
    const clicked = box.sandbox.ledger.list({ limit: 1 })[0]?.id ?? '';
    const form = new URLSearchParams({ link: 'https://galley.test/a?b=1&c=2', after: '60' });
    form.set('user-agent', 'Test/1.0');
    await box.sandbox.mailbox.request(`/${clicked}/click`, {
      method: 'POST',
      body: form.toString(),
    });
    const { port } = server.address() as AddressInfo;
    box.sandbox.setWebhook({ url: `http://127.0.0.1:${port}`, secret: createWebhookSecret() });
    await vi.waitFor(() => expect(received).toHaveLength(14), { timeout: 30_000 });
    return received;
  };

  test('have the form of their events, and nothing more', async () => {
    const payloads = await collect();
    for (const payload of payloads) {
      expect(payload).toEqual({
        type: payload.type,
        created_at: expect.stringMatching(/^2026-11-28T/),
        data: {
          email_id: expect.any(String),
          message_id: expect.stringMatching(/^<.+>$/),
          created_at: expect.stringMatching(/^2026-11-28T/),
          from: 'The Review <review@galley.test>',
          to: [expect.any(String)],
          subject: 'Issue 1',
          tags: expect.any(Object),
          ...DETAILS[payload.type as keyof typeof DETAILS],
        },
      });
    }
    expect(new Set(payloads.map(({ type }) => type))).toEqual(new Set(Object.keys(DETAILS)));
  });

  test.each(documents)('match the document', async (document) => {
    for (const payload of await collect()) {
      expect([payload, document.checkWebhook(payload.type, payload)]).toEqual([payload, []]);
    }
  });
});

const documented = documents.flatMap((document) =>
  CASES.filter(({ route }) => route !== 'none' && !NEWER.includes(route)).map((one) => ({
    ...one,
    document,
  })),
);

test.each(documented.filter(({ status }) => status < 300))(
  'the document has the request and answer of $title with $route',
  async ({ document, route, options, run }) => {
    const { query, json, status, answer } = await run(open(options));
    expect(document.checkRequest(route, query, json)).toEqual([]);
    expect(document.checkAnswer(route, status, answer)).toEqual([]);
  },
);

test.each(documented.filter(({ status }) => status >= 300))(
  'the document has the route that refuses $title',
  ({ document, route }) => {
    expect(document.has(route)).toBe(true);
  },
);
