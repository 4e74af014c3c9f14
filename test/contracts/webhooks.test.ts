import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '@galley/resend';
import { createWebhookSecret, openSandbox, type Sandbox } from '@galley/sandbox';
import { Resend } from 'resend';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PATIENTLY } from '../kit/index.ts';

interface Received {
  readonly payload: string;
  readonly headers: { id: string; timestamp: string; signature: string };
  readonly connection: number;
}

const secret = createWebhookSecret();
let received: Received[] = [];
let answer: (n: number) => number = () => 200;
let connections = 0;
let server: Server;
let url = '';
let sandbox: Sandbox;
let now = new Date();

beforeEach(async () => {
  received = [];
  connections = 0;
  answer = () => 200;
  now = new Date('2026-11-22T08:00:00Z');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        payload: Buffer.concat(chunks).toString(),
        headers: {
          id: String(request.headers['svix-id']),
          timestamp: String(request.headers['svix-timestamp']),
          signature: String(request.headers['svix-signature']),
        },
        connection: request.socket.remotePort ?? 0,
      });
      response.writeHead(answer(received.length)).end();
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/resend`;
  sandbox = openSandbox({
    path: ':memory:',
    rateLimit: null,
    clock: () => now,
    outcome: (address) => (address.startsWith('failing') ? 'failed' : null),
  });
});

afterEach(async () => {
  await sandbox.close();
  server.closeAllConnections();
  server.close();
});

async function send(...to: string[]): Promise<void> {
  const response = await sandbox.fetch(
    new Request('http://sandbox/emails/batch', {
      method: 'POST',
      headers: { authorization: 'Bearer re_x', 'user-agent': 'test' },
      body: JSON.stringify(
        to.map((address) => ({
          from: 'a@galley.test',
          to: address,
          subject: 'Issue 1',
          text: 'Hello',
          tags: [{ name: 'delivery', value: '17' }],
        })),
      ),
    }),
  );
  expect(response.status).toBe(200);
}

const settle = (count: number) =>
  vi.waitFor(() => expect(received.length).toBe(count), { ...PATIENTLY, interval: 10 });

const types = () =>
  received.map(({ payload }) => (JSON.parse(payload) as { type: string }).type).toSorted();

describe('webhooks of the sandbox', () => {
  test('pass the verification of the SDK and ours, and no other secret', async () => {
    sandbox.setWebhook({ url, secret });
    await send('ada@galley.test');
    await settle(2);
    for (const { payload, headers } of received) {
      const event = new Resend('re_x').webhooks.verify({ payload, headers, webhookSecret: secret });
      expect(event.type).toMatch(/^email\.(sent|delivered)$/);
      expect(
        verifyWebhook({ payload, headers, secrets: [createWebhookSecret(), secret] }),
      ).toMatchObject({ kind: 'ok', id: headers.id });
      expect(verifyWebhook({ payload, headers, secrets: [createWebhookSecret()] })).toEqual({
        kind: 'refused',
        reason: 'not-verified',
      });
    }
  });

  test('show the mail, with its tags as an object', async () => {
    sandbox.setWebhook({ url, secret });
    await send('ada@galley.test');
    await settle(2);
    const [mail] = sandbox.ledger.list();
    expect(JSON.parse(received[0]?.payload ?? '')).toMatchObject({
      created_at: expect.stringMatching(/^2026-11-22T08:00:00\.\d{6}\+00:00$/),
      data: {
        email_id: mail?.id,
        from: 'a@galley.test',
        to: ['ada@galley.test'],
        subject: 'Issue 1',
        tags: { delivery: '17' },
      },
    });
  });

  test.each([
    ['delivered+a@resend.dev', ['email.delivered', 'email.sent']],
    ['bounced@resend.dev', ['email.bounced', 'email.sent']],
    ['complained+x@resend.dev', ['email.complained', 'email.delivered', 'email.sent']],
    ['suppressed@resend.dev', ['email.suppressed']],
    ['failing@galley.test', ['email.failed']],
  ])('for %s are %j', async (to, expected) => {
    sandbox.setWebhook({ url, secret });
    await send(to);
    await settle(expected.length);
    expect(types()).toEqual(expected);
    expect(sandbox.ledger.list()[0]?.lastEvent).toBe(
      to.startsWith('failing') ? 'failed' : to.split(/[+@]/)[0],
    );
  });

  test('wait until somebody names an endpoint', async () => {
    await send('ada@galley.test');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(received).toEqual([]);
    sandbox.setWebhook({ url, secret });
    await settle(2);
  });

  test('are repeated on schedule under the same id until acknowledged', async () => {
    answer = (n) => (n <= 2 ? 500 : 204);
    sandbox.setWebhook({ url, secret });
    await send('suppressed@resend.dev');
    await settle(1);
    now = new Date(now.getTime() + 4_999);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(received.length).toBe(1);
    now = new Date(now.getTime() + 1);
    await settle(2);
    now = new Date(now.getTime() + 5 * 60_000);
    await settle(3);
    now = new Date(now.getTime() + 24 * 3600_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(new Set(received.map(({ headers }) => headers.id)).size).toBe(1);
    expect(received.length).toBe(3);
  });

  test('end after the eighth refusal', async () => {
    answer = () => 500;
    sandbox.setWebhook({ url, secret });
    await send('suppressed@resend.dev');
    for (let n = 1; n <= 8; n += 1) {
      await settle(n);
      await new Promise((resolve) => setTimeout(resolve, 20));
      now = new Date(now.getTime() + 11 * 3600_000);
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(received.length).toBe(8);
  });

  test('of a whole batch share a few connections', async () => {
    sandbox.setWebhook({ url, secret });
    await send(...Array.from({ length: 100 }, (_, n) => `reader${n}@galley.test`));
    await settle(200);
    expect(connections).toBeLessThanOrEqual(16);
    expect(new Set(received.map(({ headers }) => headers.id)).size).toBe(200);
  });

  test('survive a missing endpoint', async () => {
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    sandbox.setWebhook({ url, secret });
    await send('suppressed@resend.dev');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    now = new Date(now.getTime() + 5_000);
    await settle(1);
    expect(types()).toEqual(['email.suppressed']);
  });
});
