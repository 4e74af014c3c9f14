import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { confirmTokenExpiry, makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { createWebhookSecret, openSandbox, signWebhook } from '@galley/sandbox';
import { createApp, startWeb } from '@galley/web';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProofSource } from './proof-source.ts';
import { rawRequest, withDatabase } from '../kit/index.ts';
import { insertNewsletter, openSite } from './site.fixture.ts';

const test = withDatabase();
const SECRET = createWebhookSecret();

/** The site on a port, with everything that it can have. */
async function serve(overrides: Parameters<typeof openSite>[1] = {}) {
  const sandbox = openSandbox({ path: ':memory:' });
  const site = openSite(test.db, {
    sandbox,
    proofs: createProofSource(),
    webhookSecrets: [SECRET],
    ...overrides,
  });
  const web = await startWeb({ ...site.deps, host: '127.0.0.1', port: 0 });
  const port = Number(new URL(web.url).port);
  let running = true;
  const stop = async () => {
    if (running) await web.stop();
    running = false;
  };
  onTestFinished(async () => {
    await stop();
    await sandbox.close();
  });
  const logged = () => site.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...site, url: web.url, port, stop, logged };
}

describe('a malformed request', () => {
  const own = (port: number) => `Host: 127.0.0.1:${port}\r\n`;
  const post = 'POST /subscribe HTTP/1.1\r\n';
  const requests: [string, number, (port: number) => string][] = [
    ['two Hosts', 400, (port) => `GET / HTTP/1.1\r\n${own(port)}Host: evil.example\r\n\r\n`],
    ['the same Host twice', 400, (port) => `GET / HTTP/1.1\r\n${own(port)}${own(port)}\r\n`],
    ['two Hosts in HTTP/1.0', 400, (port) => `GET / HTTP/1.0\r\n${own(port)}hOST: b\r\n\r\n`],
    ['no Host', 400, () => 'GET / HTTP/1.1\r\nAccept: */*\r\n\r\n'],
    ['an empty Host', 400, () => 'GET / HTTP/1.1\r\nHost:\r\n\r\n'],
    ['an invalid Host', 400, () => 'GET / HTTP/1.1\r\nHost: a@b/c\r\n\r\n'],
    ['a Host with a path', 400, () => 'GET / HTTP/1.1\r\nHost: a.example/b\r\n\r\n'],
    [
      'two lengths',
      400,
      (port) => `${post}${own(port)}Content-Length: 3\r\nContent-Length: 5\r\n\r\na=bcd`,
    ],
    ['an invalid length', 400, (port) => `${post}${own(port)}Content-Length: x\r\n\r\n`],
    [
      'a length and chunks',
      400,
      (port) =>
        `${post}${own(port)}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'chunks and a length',
      400,
      (port) =>
        `${post}${own(port)}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
    ],
    [
      'an encoding that is not chunked',
      400,
      (port) => `${post}${own(port)}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`,
    ],
    [
      'an invalid chunk',
      400,
      (port) => `${post}${own(port)}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    ],
    ['a continued line', 400, (port) => `GET / HTTP/1.1\r\n${own(port)}A: b\r\n c: d\r\n\r\n`],
    ['a space before the colon', 400, (port) => `GET / HTTP/1.1\r\n${own(port)}A : b\r\n\r\n`],
    ['no HTTP', 400, () => 'HELLO\r\n\r\n'],
    ['a TLS greeting', 400, () => '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'],
    ['an invalid method', 400, (port) => `EAT / HTTP/1.1\r\n${own(port)}\r\n`],
    [
      'endless headers',
      431,
      (port) => `GET / HTTP/1.1\r\n${own(port)}A: ${'b'.repeat(70_000)}\r\n\r\n`,
    ],
    ['no path', 400, (port) => `OPTIONS * HTTP/1.1\r\n${own(port)}Connection: close\r\n\r\n`],
    [
      'a backslash',
      400,
      (port) => `GET /a\\..\\b HTTP/1.1\r\n${own(port)}Connection: close\r\n\r\n`,
    ],
  ];

  it('is refused, and its answer has the usual headers', async () => {
    const { port, logged, stop } = await serve();
    for (const [what, status, bytes] of requests) {
      const answer = await rawRequest(port, bytes(port));
      expect([what, answer.status]).toEqual([what, status]);
      expect(answer.head, what).toMatch(/^x-content-type-options: nosniff$/im);
      expect(answer.head, what).toMatch(/^strict-transport-security: max-age=31536000$/im);
      expect(answer.body, what).not.toMatch(/<|\.ts|Error/);
    }
    await stop();
    const told = logged();
    // The rest of the invalid chunk never came.
    const cutOff = told.filter(({ msg }) => msg === 'aborted request');
    expect(cutOff).toMatchObject([{ route: '/subscribe' }]);
    const broken = told.filter(({ msg }) => msg === 'malformed request');
    expect(broken).toMatchObject([{ level: 30 }, { times: requests.length - 2 }]);
    expect(told).toHaveLength(3);
  });

  it('is not one with exactly one Host, an expectation or an offer to upgrade', async () => {
    const { port } = await serve();
    for (const more of [
      '',
      'Expect: 200-ok\r\n',
      'Connection: upgrade\r\nUpgrade: websocket\r\n',
    ]) {
      const bytes = `GET /healthz HTTP/1.1\r\nhOsT: 127.0.0.1:${port}\r\n${more}Connection: close\r\n\r\n`;
      const answer = await rawRequest(port, bytes);
      expect([more, answer.status]).toEqual([more, 200]);
      expect(answer.head).toMatch(/^x-content-type-options: nosniff$/im);
    }
  });
});

describe('every answer', () => {
  /** Each route with its parameters filled in, and paths without a route. */
  const targets = (deps: Parameters<typeof createApp>[0], tokens: readonly string[]) => {
    const paths = new Set(createApp(deps).routes.map(({ path }) => path));
    const filled = [...paths].flatMap((path) =>
      [...tokens, '1', 'next', 'x'].map((value) =>
        path.replace(/:\w+(?:\{.*?\}(?=\/|$))?/g, value).replaceAll('*', 'x'),
      ),
    );
    return [...new Set([...filled, '/no-such-page', '/n/%ff', '/assets/../x'])];
  };

  it.each(['https://news.example.org', 'http://news.example.org'])(
    'forbids sniffing and, where readers use https, keeps them on it: %s',
    async (publicUrl) => {
      const { deps, url, keyring, now } = await serve({ publicUrl });
      const expiresAt = confirmTokenExpiry(now());
      const tokens = [
        makeReaderToken(keyring, '1', 0),
        makeConfirmToken(keyring, { subscriptionId: '1', round: 1, expiresAt }),
      ];
      const statuses = new Set<number>();
      const all = targets(deps, tokens);
      expect(all).toEqual(
        expect.arrayContaining(['/webhooks/resend', '/mailbox/x', '/proof/1', '/sandbox/emails']),
      );
      for (const path of all) {
        for (const method of ['GET', 'POST', 'PUT']) {
          const body = method === 'POST' ? 'a=b' : null;
          const abort = new AbortController();
          const { status, headers } = await fetch(`${url}${path}`, {
            method,
            body,
            redirect: 'manual',
            signal: abort.signal,
          });
          abort.abort();
          const where = `${method} ${path}: ${status}`;
          expect([where, headers.get('x-content-type-options')]).toEqual([where, 'nosniff']);
          expect([where, headers.get('strict-transport-security')]).toEqual([
            where,
            publicUrl.startsWith('https') ? 'max-age=31536000' : null,
          ]);
          statuses.add(status);
        }
      }
      expect([...statuses]).toEqual(expect.arrayContaining([200, 302, 400, 404]));
      expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    },
  );

  it('does so for refusals and errors too', async () => {
    const { url, port } = await serve({ db: test.db.withSchema('nowhere') });
    const large = { method: 'POST', body: 'x'.repeat(20_000) };
    const answers = [
      await fetch(url),
      await fetch(`${url}/readyz`),
      await fetch(`${url}/subscribe`, large),
      await fetch(`${url}/thanks`, { method: 'POST', headers: { origin: 'https://a.example' } }),
      await fetch(`${url}/mailbox`, { headers: { via: 'a' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([500, 200, 413, 403, 403]);
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
    expect(port).toBeGreaterThan(0);
  });
});

describe('a webhook', () => {
  const send = async (url: string, body: string | Buffer, id = `msg_${Math.random()}`) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const signed = { secret: SECRET, id, timestamp, body: body.toString() };
    const headers = {
      'svix-id': id,
      'svix-timestamp': String(timestamp),
      'svix-signature': signWebhook(signed),
    };
    const sent = typeof body === 'string' ? body : new Uint8Array(body);
    return (await fetch(`${url}/webhooks/resend`, { method: 'POST', body: sent, headers })).status;
  };
  const event = (data: string) =>
    `{"type":"email.sent","created_at":"2026-03-11T09:00:00Z","data":${data}}`;
  const nest = (depth: number, [open = '', close = '']: readonly string[]) =>
    open.repeat(depth) + close.repeat(depth);

  it.each([33, 5_000, 100_000])('nested %i deep is refused permanently', async (depth) => {
    const { url, logged } = await serve();
    expect(await send(url, event(`{"a":${nest(depth, ['[', ']'])}}`))).toBe(400);
    expect(await send(url, event(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`))).toBe(400);
    expect(await send(url, nest(depth, ['[', ']']))).toBe(400);
    expect(logged().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it.each([
    ['nested deeper than any of theirs', `{"a":${nest(20, ['[', ']'])}}`],
    [
      'with numbers that no computer can represent',
      `{"a":1e999,"b":-1e-999,"c":${'9'.repeat(400)}}`,
    ],
    [
      'with names that are special in JavaScript',
      '{"__proto__":{"a":1},"constructor":{"prototype":1},"toString":1}',
    ],
    ['with a repeated name', '{"a":1,"a":2}'],
    ['that is empty', '{}'],
  ])('%s is stored', async (_what, data) => {
    const { url } = await serve();
    expect(await send(url, event(data))).toBe(200);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it.each([
    ['half a character', Buffer.from(event('{"a":"?"}').replace('?', '\u00ff'), 'latin1')],
    ['invalid JSON', '{"type":'],
    ['no object', 'null'],
    ['a list for its data', event('[]')],
    ['a number for its type', event('{}').replace('"email.sent"', '1e999')],
    ['an invalid time', event('{}').replace('2026', '9e99')],
    ['a type that fits no column', event('{}').replace('email.sent', 'x'.repeat(900_000))],
  ])('with %s gets no 5xx', async (_what, body) => {
    const { url } = await serve();
    const status = await send(url, body);
    expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
  });

  it('that Postgres refuses gets 422, so that it is not repeated', async () => {
    const { url, logged } = await serve();
    // Longer than an index entry may be.
    expect(await send(url, event('{}'), randomBytes(6_000).toString('base64url'))).toBe(422);
    const errors = logged().filter(({ level }) => Number(level) >= 50);
    expect(errors).toMatchObject([{ msg: 'an event cannot be stored' }]);
  });
});

describe('the log', () => {
  it('names the route of each request, and neither a token nor an address', async () => {
    await insertNewsletter(test.db, { slug: 'weekly', title: 'The Weekly' });
    const { url, keyring, logged, lines, stop } = await serve();
    const token = makeReaderToken(keyring, '1', 0);
    const form = { method: 'POST', body: new URLSearchParams({ email: 'ada@doors.example' }) };
    const requests: [string, RequestInit, string][] = [
      ['/', {}, '/'],
      ['/archive', {}, '/archive'],
      ['/thanks', {}, '/thanks'],
      ['/issues/7?email=ada@doors.example', {}, '/issues/:number{[1-9][0-9]{0,8}}'],
      ['/reviews/none', {}, '/reviews/:slug'],
      ['/subscribe', { ...form, redirect: 'manual' }, '/subscribe'],
      ['/subscribe', { ...form, headers: { origin: 'https://evil.example' } }, '/subscribe'],
      [`/confirm/${token}`, {}, '/confirm/:token'],
      [`/unsubscribe/${token}`, form, '/unsubscribe/:token'],
      [`/preferences/${token}`, {}, '/preferences/:token'],
      ['/webhooks/resend', { method: 'POST', body: '{}' }, '/webhooks/resend'],
      ['/mailbox?q=ada@doors.example', {}, '/mailbox'],
      ['/mailbox/ada@doors.example', {}, '/mailbox/:id'],
      ['/sandbox/emails', {}, '/sandbox/emails'],
      [
        '/proof/1?reader=ada@doors.example',
        {},
        '/proof/:issue{(?:next|(?:correction-)?[1-9][0-9]{0,8})}',
      ],
      ['/healthz', {}, '/healthz'],
      ['/ada@doors.example', {}, '/*'],
    ];
    for (const [path, init, route] of requests) {
      const before = lines.length;
      await (await fetch(`${url}${path}`, init)).text();
      await vi.waitFor(() => expect(lines.length, path).toBeGreaterThan(before));
      expect([
        path,
        logged()
          .slice(before)
          .map((line) => line['route'])
          .filter(Boolean),
      ]).toEqual([path, [route]]);
    }
    await stop();
    expect(lines.join('')).not.toMatch(/doors\.example/);
    expect(lines.join('')).not.toContain(token);
  });

  it('is not filled by strangers: each kind gets one line at once and one a minute', async () => {
    // Node's server below ours would print there what it does not expect.
    const printed = [vi.spyOn(console, 'info'), vi.spyOn(console, 'error')];
    const { url, port, logged, passHours, stop } = await serve();
    const path = `${url}/webhooks/resend`;
    const cutOff = () =>
      new Promise<void>((resolve) => {
        const call = request(path, { method: 'POST', agent: false });
        call.setHeader('content-length', 100).setHeader('expect', '100-continue');
        call.on('error', () => undefined);
        call.on('close', () => resolve());
        // By then the request is being answered.
        call.on('continue', () => call.destroy());
        call.flushHeaders();
      });
    /** Disconnects before the answer. */
    const hangUp = async (to: number) => {
      const socket = connect(to, '127.0.0.1');
      socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${to}\r\n\r\n`, () => socket.destroy());
      await once(socket, 'close');
    };
    for (let times = 0; times < 40; times += 1) {
      await Promise.all([
        fetch(path, { method: 'POST', body: '{}' }),
        fetch(path, {
          method: 'POST',
          body: '{}',
          headers: { 'svix-id': 'a', 'svix-timestamp': '1', 'svix-signature': 'v1,a' },
        }),
        fetch(`${url}/wp-login-${times}.php`),
        fetch(`${url}/subscribe`, { method: 'POST', body: 'x'.repeat(20_000) }),
        rawRequest(port, 'HELLO\r\n\r\n'),
        cutOff(),
        hangUp(port),
      ]);
    }
    const refusals = () => logged().filter(({ msg }) => msg !== 'request');
    expect(refusals().length).toBeLessThan(12);
    passHours(1);
    await stop();
    const total = (kind: string, facts: object = {}) => {
      const lines = logged().filter((line) => line['msg'] === kind);
      const matching = lines.filter((line) =>
        Object.entries(facts).every(([name, value]) => line[name] === value),
      );
      return matching.reduce((sum, { times = 1 }) => sum + Number(times), 0);
    };
    expect(total('refused webhook', { reason: 'missing-headers' })).toBe(40);
    expect(total('refused webhook', { reason: 'not-verified' })).toBe(40);
    expect(total('refused request', { route: '/*', status: 404 })).toBe(40);
    expect(total('refused request', { status: 413 })).toBe(40);
    expect(total('malformed request')).toBe(40);
    await vi.waitFor(() => expect(total('aborted request')).toBe(40));
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    expect(refusals().length).toBeLessThan(24);
    expect(logged().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('still has a line for each of our own failures', async () => {
    const { url, logged } = await serve({ db: test.db.withSchema('nowhere') });
    for (let times = 0; times < 3; times += 1) await fetch(url);
    expect(logged().filter(({ msg }) => msg === 'request failed')).toHaveLength(3);
  });
});
