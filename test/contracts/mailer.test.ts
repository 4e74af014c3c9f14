import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMailer, type Mailer } from '@galley/resend';
import { serveSandbox, type SandboxOptions } from '@galley/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../kit/index.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(options: Partial<SandboxOptions> = {}, apiKey = 're_x') {
  const served = await serveSandbox({ path: ':memory:', port: 0, ...options });
  closers.push(() => served.close());
  return { ...served, mailer: mailerAt(served.url, apiKey) };
}

const mailerAt = (baseUrl: string, apiKey = 're_x', timeoutMs = 10_000): Mailer =>
  createMailer({ apiKey, baseUrl, timeoutMs });

const confirmation = {
  from: 'The Review <review@galley.test>',
  to: 'ada@galley.test',
  subject: 'Please confirm',
  html: '<p>Confirm</p>',
  text: 'Confirm',
  headers: { 'Auto-Submitted': 'auto-generated' },
  tags: { notice: 'confirmation', installation: 'abc' },
  replyTo: 'editor@galley.test',
};

describe('the mailer', () => {
  test('reads how much of the quotas is used, and leaves missing limits open', async () => {
    const { mailer } = await open({ monthlyQuota: 3000 });
    await mailer.send(confirmation, { idempotencyKey: 'usage/1' });
    expect(await mailer.usage()).toEqual({
      kind: 'ok',
      data: {
        daily: { used: 1, limit: null, resetsAt: expect.any(Date) },
        monthly: { used: 1, limit: 3000, resetsAt: expect.any(Date) },
      },
    });
  });

  test('reads why an address is no longer mailed', async () => {
    const { mailer } = await open();
    const to = 'bounced+a&b@resend.dev';
    await mailer.send({ ...confirmation, to }, { idempotencyKey: 'bounce/1' });
    await mailer.send(confirmation, { idempotencyKey: 'bounce/2' });
    expect(await mailer.suppression(to)).toEqual({ kind: 'ok', data: { origin: 'bounce' } });
    expect(await mailer.suppression(confirmation.to)).toMatchObject({
      kind: 'refused',
      status: 404,
    });
  });

  test('sends a mail once per key and reads it back', async () => {
    const { mailer, sandbox } = await open();
    const sent = await mailer.send(confirmation, { idempotencyKey: 'confirmation/1' });
    expect(await mailer.send(confirmation, { idempotencyKey: 'confirmation/1' })).toEqual(sent);
    expect(sandbox.ledger.count()).toBe(1);
    if (sent.kind !== 'ok') throw new Error('expected the mail to be accepted');

    const read = await mailer.get(sent.data.id);
    expect(read).toEqual({
      kind: 'ok',
      data: {
        id: sent.data.id,
        from: confirmation.from,
        to: ['ada@galley.test'],
        subject: 'Please confirm',
        createdAt: expect.any(Date),
        lastEvent: 'delivered',
        tags: confirmation.tags,
      },
    });
    const [mail] = sandbox.ledger.list();
    expect(mail && sandbox.ledger.content(mail)).toMatchObject({
      html: '<p>Confirm</p>',
      text: 'Confirm',
      headers: { 'Auto-Submitted': 'auto-generated' },
      json: { reply_to: 'editor@galley.test' },
    });
  });

  test('lists mails page by page, without their tags', async () => {
    const { mailer } = await open();
    for (const n of [1, 2, 3]) {
      await mailer.send({ ...confirmation, subject: `No ${n}` }, { idempotencyKey: `k${n}` });
    }
    const first = await mailer.list({ limit: 2 });
    expect(first).toMatchObject({
      kind: 'ok',
      data: { hasMore: true, mails: [{ subject: 'No 3', tags: null }, { subject: 'No 2' }] },
    });
    const last = first.kind === 'ok' ? (first.data.mails.at(-1)?.id ?? '') : '';
    expect(await mailer.list({ limit: 2, after: last })).toMatchObject({
      kind: 'ok',
      data: { hasMore: false, mails: [{ subject: 'No 1' }] },
    });
    expect(await mailer.list({ limit: 1, before: last })).toMatchObject({
      kind: 'ok',
      data: { mails: [{ subject: 'No 3' }] },
    });
  });

  test('recognises a refusal by its name', async () => {
    const { mailer } = await open();
    expect(
      await mailer.send({ ...confirmation, to: 'nowhere' }, { idempotencyKey: 'k' }),
    ).toMatchObject({ kind: 'refused', status: 422, name: 'validation_error', retryAfter: null });
    expect(await mailer.get('7f2cf2f4-0000-4000-8000-000000000000')).toMatchObject({
      kind: 'refused',
      status: 404,
      name: 'not_found',
    });
  });

  test('passes on when to try again', async () => {
    const { mailer } = await open({ rateLimit: 1 });
    await mailer.list();
    expect(await mailer.list()).toMatchObject({
      kind: 'refused',
      status: 429,
      name: 'rate_limit_exceeded',
      retryAfter: '1',
    });
  });

  test.each([
    ['error', { status: 500 }, { kind: 'unclear', status: 500 }],
    ['reset', {}, { kind: 'unclear', status: null }],
    ['truncate', {}, { kind: 'unclear', status: null }],
    ['hang', { ms: 60_000 }, { kind: 'unclear', status: null }],
  ] as const)(
    'an accepted mail whose answer fails by %s is unclear, and the key settles it',
    async (what, more, expected) => {
      const { mailer, sandbox, url } = await open({
        faults: ({ number }) =>
          number === 1
            ? ({ when: 'after-accept', what, ...more } as ReturnType<
                NonNullable<SandboxOptions['faults']>
              >)
            : null,
      });
      const send = (by: Mailer) => by.send(confirmation, { idempotencyKey: 'k' });
      const first = what === 'hang' ? mailerAt(url, 're_x', 300) : mailer;
      expect(await send(first)).toMatchObject(expected);
      expect(await send(mailer)).toMatchObject({ kind: 'ok' });
      expect(sandbox.ledger.count()).toBe(1);
    },
  );

  test('a missing server is unclear', async () => {
    expect(
      await mailerAt(`http://127.0.0.1:${await freePort()}`).send(confirmation, {
        idempotencyKey: 'k',
      }),
    ).toEqual({ kind: 'unclear', status: null, message: 'no answer (ECONNREFUSED)' });
  });

  test('a caller can cancel before the timeout', async () => {
    const { mailer } = await open();
    const signal = AbortSignal.abort();
    expect(await mailer.send(confirmation, { idempotencyKey: 'k', signal })).toMatchObject({
      kind: 'unclear',
    });
  });

  test.each(['null', '[]', '{}', '{"id":7}', '{"data":[{"id":7}]}', '"text"'])(
    'a 200 that says %s is unclear',
    async (text) => {
      const server = createServer((_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(async () => {
        server.closeAllConnections();
        server.close();
      });
      const mailer = mailerAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect((await mailer.send(confirmation, { idempotencyKey: 'k' })).kind).toBe('unclear');
      expect((await mailer.get('id')).kind).toBe('unclear');
      expect((await mailer.list()).kind).toBe('unclear');
    },
  );

  test.each(['null', '[]', '{"message":"no"}', '{"statusCode":"500"}', '<html>'])(
    'an error that says %s is never a success',
    async (text) => {
      const server = createServer((_, response) => response.writeHead(400).end(text));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(async () => {
        server.closeAllConnections();
        server.close();
      });
      const mailer = mailerAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect((await mailer.send(confirmation, { idempotencyKey: 'k' })).kind).not.toBe('ok');
    },
  );

  describe('trusts the HTTP status', () => {
    const answering = async (status: number, body: string, headers = {}) => {
      const paths: string[] = [];
      const server = createServer((request, response) => {
        paths.push(`${request.method} ${request.url}`);
        response.writeHead(status, headers).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(async () => {
        server.closeAllConnections();
        server.close();
      });
      const { port } = server.address() as AddressInfo;
      return { mailer: mailerAt(`http://127.0.0.1:${port}`), paths };
    };

    test.each([
      [404, '{"name":"not_found","message":"No"}', 'refused', 'not_found'],
      [404, '{"statusCode":500,"name":"not_found"}', 'refused', 'not_found'],
      [404, '<h1>Not found</h1>', 'refused', ''],
      [404, '', 'refused', ''],
      [400, '{"statusCode":"500"}', 'refused', ''],
      [403, '{"message":"Forbidden"}', 'refused', ''],
      [502, '{"statusCode":404,"name":"not_found"}', 'unclear', undefined],
      [500, 'null', 'unclear', undefined],
    ])('%i %s is %s', async (status, body, kind, name) => {
      const { mailer } = await answering(status, body);
      const expected = { kind, status, ...(name === undefined ? {} : { name }) };
      expect(await mailer.get('id')).toMatchObject(expected);
      expect(await mailer.list()).toMatchObject(expected);
      expect(await mailer.usage()).toMatchObject(expected);
      expect(await mailer.suppression('a@b.example')).toMatchObject(expected);
      expect(await mailer.send(confirmation, { idempotencyKey: 'k' })).toMatchObject(expected);
    });

    test('takes what a 200 leaves out for unknown', async () => {
      const quotas = '{"daily":{"used":3},"monthly":{"used":4,"limit":"many","resets_at":7}}';
      const usage = await answering(200, `{"emails":${quotas}}`);
      expect(await usage.mailer.usage()).toEqual({
        kind: 'ok',
        data: {
          daily: { used: 3, limit: null, resetsAt: null },
          monthly: { used: 4, limit: null, resetsAt: null },
        },
      });
      const list = await answering(200, '{"data":[]}');
      expect(await list.mailer.list()).toEqual({ kind: 'ok', data: { mails: [], hasMore: false } });
    });

    test('a redirect is an answer, and is not followed', async () => {
      const { mailer, paths } = await answering(302, '', { location: '/elsewhere' });
      const sent = await mailer.send(confirmation, { idempotencyKey: 'k' });
      expect(sent).toMatchObject({ kind: 'unclear', status: 302 });
      expect(paths).toEqual(['POST /emails']);
    });

    test('an id that would be another path is never sent', async () => {
      const { mailer, paths } = await answering(200, '{}');
      expect(await mailer.get('..')).toMatchObject({ kind: 'unclear' });
      expect(await mailer.get('.')).toMatchObject({ kind: 'unclear' });
      expect(paths).toEqual([]);
    });
  });
});
