import { request } from 'node:http';
import { serveSandbox, type SandboxOptions, type ServedSandbox } from '@galley/sandbox';
import { Resend, type CreateBatchOptions, type GetEmailsMetricsOptions } from 'resend';
import { afterEach, describe, expect, test } from 'vitest';

// The official SDK reads our sandbox as it reads Resend.

let served: ServedSandbox | null = null;

async function open(options: Partial<SandboxOptions> = {}, key = 're_contract'): Promise<Resend> {
  served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, ...options });
  return new Resend(key, { baseUrl: served.url });
}

function sandbox() {
  if (served === null) throw new Error('no sandbox is open');
  return served.sandbox;
}

afterEach(async () => {
  await served?.close();
  served = null;
});

const mail = (to: string, more: object = {}) => ({
  from: 'The Review <review@galley.test>',
  to,
  subject: 'Issue 1',
  html: `<p>Hello ${to}</p>`,
  text: `Hello ${to}`,
  ...more,
});

describe('a single mail', () => {
  test('is accepted and can be read back with tags and content, but not with its headers', async () => {
    const resend = await open();
    const sent = await resend.emails.send(
      mail('ada@galley.test', {
        replyTo: 'editor@galley.test',
        headers: { 'List-Id': 'The Review <review.galley.test>' },
        tags: [{ name: 'issue', value: '1' }],
      }),
    );
    expect(sent.error).toBeNull();

    const read = await resend.emails.get(sent.data?.id ?? '');
    expect(read.data).toMatchObject({
      object: 'email',
      id: sent.data?.id,
      from: 'The Review <review@galley.test>',
      to: ['ada@galley.test'],
      reply_to: ['editor@galley.test'],
      cc: null,
      bcc: null,
      subject: 'Issue 1',
      html: '<p>Hello ada@galley.test</p>',
      text: 'Hello ada@galley.test',
      tags: [{ name: 'issue', value: '1' }],
      scheduled_at: null,
      last_event: 'delivered',
    });
    expect(read.data).not.toHaveProperty('headers');
    expect(Date.parse(read.data?.created_at ?? '')).not.toBeNaN();
  });

  test('that is scheduled is not sent yet', async () => {
    const resend = await open();
    const at = new Date(Date.now() + 3600_000).toISOString();
    const sent = await resend.emails.send(mail('ada@galley.test', { scheduledAt: at }));
    const read = await resend.emails.get(sent.data?.id ?? '');
    expect(read.data?.last_event).toBe('scheduled');
    expect(Date.parse(read.data?.scheduled_at ?? '')).toBe(Date.parse(at));
  });

  test('accepts its time in words, can be moved, and is never sent once cancelled', async () => {
    let now = new Date('2026-11-28T13:30:00Z');
    const resend = await open({ clock: () => now });
    const timeOf = async (id: string) => {
      const { data } = await resend.emails.get(id);
      return [data?.last_event, new Date(data?.scheduled_at ?? '').toISOString()];
    };
    const sent = await resend.emails.send(
      mail('ada@galley.test', { scheduledAt: 'tomorrow at 9am' }),
    );
    const id = sent.data?.id ?? '';
    expect(await timeOf(id)).toEqual(['scheduled', '2026-11-29T09:00:00.000Z']);
    const moved = await resend.emails.update({ id, scheduledAt: 'in 1 min' });
    expect(moved.data).toEqual({ object: 'email', id });
    expect(await timeOf(id)).toEqual(['scheduled', '2026-11-28T13:31:00.000Z']);
    expect((await resend.emails.cancel(id)).data).toEqual({ object: 'email', id });
    now = new Date('2026-11-30T00:00:00Z');
    expect((await timeOf(id))[0]).toBe('canceled');
    expect((await resend.emails.cancel(id)).error?.name).toBe('validation_error');
  });

  test('that was moved is sent at its new time', async () => {
    let now = new Date('2026-11-28T13:30:00Z');
    const resend = await open({ clock: () => now });
    const sent = await resend.emails.send(mail('bounced@resend.dev', { scheduledAt: 'in 1 day' }));
    const id = sent.data?.id ?? '';
    await resend.emails.update({ id, scheduledAt: 'in 2 days' });
    now = new Date('2026-11-29T13:31:00Z');
    expect((await resend.emails.get(id)).data?.last_event).toBe('scheduled');
    expect((await resend.suppressions.get('bounced@resend.dev')).error?.name).toBe('not_found');
    now = new Date('2026-11-30T13:31:00Z');
    expect((await resend.emails.get(id)).data?.last_event).toBe('bounced');
    expect((await resend.suppressions.get('bounced@resend.dev')).data?.origin).toBe('bounce');
  });

  test('of more than 40 MB is refused with 413', async () => {
    const resend = await open();
    const sent = await resend.emails.send(
      mail('ada@galley.test', {
        attachments: [{ filename: 'a.bin', content: 'A'.repeat(41 * 1024 * 1024) }],
      }),
    );
    expect(sent.error).toMatchObject({ statusCode: 413, name: 'validation_error' });
    expect(sandbox().ledger.count()).toBe(0);
  });

  test('announced as longer than any mail may be is refused before it is read', async () => {
    await open();
    const { status, body } = await new Promise<{ status?: number; body: string }>(
      (resolve, reject) => {
        const sending = request(`${served?.url}/emails`, {
          method: 'POST',
          headers: { ...KEY, 'content-length': 65 * 1024 * 1024 },
        });
        sending.on('error', reject);
        sending.on('response', (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => {
            body += chunk.toString();
          });
          response.on('end', () => {
            sending.destroy();
            resolve({ status: response.statusCode ?? 0, body });
          });
        });
        sending.flushHeaders();
      },
    );
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ statusCode: 413, name: 'validation_error' });
  });

  test('in chunks without a length is refused with 413 once it is too long', async () => {
    await open();
    const piece = new Uint8Array(1024 * 1024).fill(0x61);
    let pieces = 0;
    const response = await sandbox().fetch(
      new Request('http://sandbox/emails', {
        method: 'POST',
        headers: KEY,
        duplex: 'half',
        body: new ReadableStream({
          pull: (controller) => {
            pieces += 1;
            controller.enqueue(piece);
          },
        }),
      }),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ statusCode: 413, name: 'validation_error' });
    expect(pieces).toBeLessThan(100);
  });
});

describe('a batch', () => {
  test('gets one id for each mail, in order', async () => {
    const resend = await open();
    const to = Array.from({ length: 100 }, (_, index) => `reader${index}@galley.test`);
    const sent = await resend.batch.send(to.map((address) => mail(address)));
    const ids = sent.data?.data.map(({ id }) => id) ?? [];
    expect(ids.map((id) => sandbox().ledger.find(id)?.to)).toEqual(to.map((one) => [one]));
    expect(sandbox().ledger.count()).toBe(100);
  });

  test('in strict validation is refused as a whole for one bad mail', async () => {
    const resend = await open();
    const sent = await resend.batch.send([
      mail('ada@galley.test'),
      mail('not an address'),
      mail('grace@galley.test'),
    ]);
    expect(sent.error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect(sent.error?.message).toContain('Invalid `to` field');
    expect(sandbox().ledger.count()).toBe(0);
  });

  test('in permissive validation leaves out the bad mails and says which', async () => {
    const resend = await open();
    const sent = await resend.batch.send(
      [mail('not an address'), mail('ada@galley.test'), mail('b@galley.test', { tags: [] })],
      { batchValidation: 'permissive' },
    );
    expect(sent.data?.data).toHaveLength(2);
    expect(sent.data?.errors).toEqual([
      { index: 0, message: expect.stringContaining('Invalid `to` field') },
    ]);
    expect(
      sandbox()
        .ledger.list()
        .map(({ position }) => position),
    ).toEqual([2, 1]);
  });

  test('of more than 100 mails is refused', async () => {
    const resend = await open();
    const sent = await resend.batch.send(
      Array.from({ length: 101 }, (_, index) => mail(`reader${index}@galley.test`)),
    );
    expect(sent.error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  });

  test('with an attachment is refused', async () => {
    const resend = await open();
    // The type omits attachments; the SDK sends them anyway.
    const batch = [
      mail('ada@galley.test', { attachments: [{ filename: 'a.txt', content: 'YQ==' }] }),
    ] as CreateBatchOptions;
    const sent = await resend.batch.send(batch);
    expect(sent.error).toMatchObject({ statusCode: 422, name: 'invalid_attachment' });
  });
});

describe('an idempotency key', () => {
  test('gives the same payload its first answer and sends nothing again', async () => {
    const resend = await open();
    const batch = [mail('ada@galley.test'), mail('grace@galley.test')];
    const first = await resend.batch.send(batch, { idempotencyKey: 'inst/1/1/0' });
    const second = await resend.batch.send(batch, { idempotencyKey: 'inst/1/1/0' });
    expect(second.data).toEqual(first.data);
    expect(sandbox().ledger.count()).toBe(2);
  });

  test('refuses another payload', async () => {
    const resend = await open();
    await resend.emails.send(mail('ada@galley.test'), { idempotencyKey: 'k' });
    const other = await resend.emails.send(mail('ada@galley.test', { subject: 'Another' }), {
      idempotencyKey: 'k',
    });
    expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    expect(sandbox().ledger.count()).toBe(1);
  });

  test('refuses a second request while the first is being worked on', async () => {
    const begun = Promise.withResolvers<void>();
    const resend = await open({
      faults: ({ number }) => {
        if (number > 1) return null;
        begun.resolve();
        return { when: 'before-accept', what: 'slow', ms: 1_000 };
      },
    });
    const first = resend.emails.send(mail('ada@galley.test'), { idempotencyKey: 'k' });
    await begun.promise;
    const second = await resend.emails.send(mail('ada@galley.test'), { idempotencyKey: 'k' });
    expect(second.error).toMatchObject({
      statusCode: 409,
      name: 'concurrent_idempotent_requests',
    });
    expect((await first).error).toBeNull();
    expect(sandbox().ledger.count()).toBe(1);
  });

  test('is forgotten after 24 hours', async () => {
    let now = new Date('2026-11-22T08:00:00Z');
    const resend = await open({ clock: () => now });
    const send = () => resend.emails.send(mail('ada@galley.test'), { idempotencyKey: 'k' });
    await send();
    now = new Date('2026-11-23T07:59:59Z');
    await send();
    expect(sandbox().ledger.count()).toBe(1);
    now = new Date('2026-11-23T08:00:00Z');
    await send();
    expect(sandbox().ledger.count()).toBe(2);
  });

  test('of more than 256 characters is refused', async () => {
    const resend = await open();
    const sent = await resend.emails.send(mail('ada@galley.test'), {
      idempotencyKey: 'k'.repeat(257),
    });
    expect(sent.error).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' });
  });

  test('may be reused if its request was refused', async () => {
    const resend = await open();
    await resend.emails.send(mail('nowhere'), { idempotencyKey: 'k' });
    const sent = await resend.emails.send(mail('ada@galley.test'), { idempotencyKey: 'k' });
    expect(sent.error).toBeNull();
  });
});

describe('errors', () => {
  test.each([
    ['re_invalid', 401, 400, 'validation_error'],
    ['test', 401, 400, 'validation_error'],
    ['re_suspended', 403, 403, 'suspended_api_key'],
  ])('the key %s answers %i to mail and %i elsewhere', async (key, sending, elsewhere, name) => {
    const resend = await open({}, key);
    const sent = await resend.emails.send(mail('ada@galley.test'));
    expect(sent.error).toMatchObject({ statusCode: sending, name });
    const batch = await resend.batch.send([mail('ada@galley.test')]);
    expect(batch.error).toMatchObject({ statusCode: sending, name });
    for (const { error } of [
      await resend.emails.list(),
      await resend.usage.get(),
      await resend.suppressions.add({ email: 'ada@galley.test' }),
    ]) {
      expect(error).toMatchObject({ statusCode: elsewhere, name });
    }
  });

  test('a restricted key may only send and read the usage', async () => {
    const resend = await open({}, 're_restricted');
    expect((await resend.emails.send(mail('ada@galley.test'))).error).toBeNull();
    const refused = [
      await resend.emails.list(),
      await resend.emails.metrics(),
      await resend.suppressions.add({ email: 'ada@galley.test' }),
      await resend.emails.cancel('7f2cf2f4-0000-4000-8000-000000000000'),
    ];
    for (const { error } of refused) {
      expect(error).toMatchObject({ statusCode: 401, name: 'restricted_api_key' });
    }
    expect((await resend.usage.get()).data?.emails.daily.used).toBe(1);
  });

  test('no key at all answers 401 missing_api_key', async () => {
    await open();
    const response = await fetch(`${served?.url}/emails`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' });
  });

  test('no user agent answers 403 in plain text', async () => {
    await open();
    const response = await sandbox().fetch(
      new Request('http://sandbox/emails', { headers: { authorization: 'Bearer re_x' } }),
    );
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('error code: 1010');
  });

  test.each([
    ['from', { from: undefined }, 'missing_required_field'],
    ['to', { to: [] }, 'missing_required_field'],
    ['subject', { subject: undefined }, 'missing_required_field'],
    ['html or text', { html: undefined, text: undefined }, 'missing_required_field'],
    ['a good sender', { from: 'Galley' }, 'validation_error'],
    ['one-line subjects', { subject: 'a\r\nBcc: x@y.test' }, 'validation_error'],
    ['ASCII tags', { tags: [{ name: 'issue', value: 'n° 1' }] }, 'validation_error'],
    [
      'at most 75 tags',
      { tags: Array.from({ length: 76 }, (_, n) => ({ name: `t${n}`, value: 'v' })) },
      'validation_error',
    ],
    [
      'at most 50 recipients',
      { to: Array.from({ length: 51 }, (_, n) => `r${n}@galley.test`) },
      'validation_error',
    ],
    ['headers of one line', { headers: { 'X-A': 'a\nb' } }, 'validation_error'],
    ['a near schedule', { scheduledAt: '2099-01-01T00:00:00Z' }, 'validation_error'],
  ])('a mail needs %s', async (_, wrong, name) => {
    const resend = await open();
    const sent = await resend.emails.send(mail('ada@galley.test', wrong));
    expect(sent.error).toMatchObject({ statusCode: 422, name });
    expect(sandbox().ledger.count()).toBe(0);
  });

  test('example domains are refused on request, and accepted otherwise', async () => {
    const strict = await open({ refuseExampleDomains: true });
    const sent = await strict.emails.send(mail('ada@example.com'));
    expect(sent.error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect(sent.error?.message).toContain('example.com');
    await served?.close();
    const lenient = await open();
    expect((await lenient.emails.send(mail('ada@example.com'))).error).toBeNull();
  });

  test('an unverified domain answers 403', async () => {
    const resend = await open({ domains: ['other.test'] });
    const sent = await resend.emails.send(mail('ada@galley.test'));
    expect(sent.error).toMatchObject({ statusCode: 403, name: 'validation_error' });
  });

  test('unknown paths, methods and mails have their own names', async () => {
    const resend = await open();
    expect((await resend.apiKeys.list()).error?.name).toBe('not_found');
    const cancelled = await resend.fetchRequest('/emails', { method: 'PUT', headers: KEY });
    expect(cancelled.error?.name).toBe('method_not_allowed');
    const unknown = await resend.emails.get('7f2cf2f4-0000-4000-8000-000000000000');
    expect(unknown.error).toMatchObject({ statusCode: 404, name: 'not_found' });
    expect((await resend.emails.get('nonsense')).error?.name).toBe('validation_error');
  });

  test('a body that is not JSON answers 400', async () => {
    const resend = await open();
    const sent = await resend.fetchRequest('/emails', {
      method: 'POST',
      body: '{"from":',
      headers: KEY,
    });
    expect(sent.error).toMatchObject({ statusCode: 400, name: 'validation_error' });
  });
});

describe('limits', () => {
  test('more requests than the rate allows answer 429 and say when to retry', async () => {
    const resend = await open({ rateLimit: 2 });
    const replies = [];
    for (let n = 0; n < 3; n += 1) replies.push(await resend.emails.list());
    expect(replies[0]?.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '1',
      'ratelimit-policy': '2;w=1',
    });
    expect(replies[2]?.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' });
    expect(replies[2]?.headers).toMatchObject({ 'retry-after': '1' });
  });

  test('the daily quota counts recipients, stops whole batches and looks back over 24 hours', async () => {
    let now = new Date('2026-11-22T23:59:00.500Z');
    const resend = await open({ dailyQuota: 3, clock: () => now });
    const first = await resend.batch.send([mail('a@galley.test'), mail('b@galley.test')]);
    expect(first.headers).toMatchObject({
      'x-resend-daily-quota': '2',
      'x-resend-monthly-quota': '2',
    });
    const batch = [mail('c@galley.test'), mail('d@galley.test')];
    const second = await resend.batch.send(batch);
    expect(second.error).toMatchObject({ statusCode: 429, name: 'daily_quota_exceeded' });
    const used = async () => {
      const { data } = await resend.usage.get();
      return [data?.emails.daily.used, data?.emails.daily.resets_at];
    };
    expect(await used()).toEqual([2, '2026-11-23T23:59:00.500Z']);
    now = new Date('2026-11-23T00:00:00Z');
    expect((await resend.batch.send(batch)).error?.name).toBe('daily_quota_exceeded');
    now = new Date('2026-11-23T23:59:00.499Z');
    expect((await resend.batch.send(batch)).error?.name).toBe('daily_quota_exceeded');
    now = new Date('2026-11-23T23:59:00.500Z');
    expect(await used()).toEqual([0, '2026-11-24T23:59:00.500Z']);
    expect((await resend.batch.send(batch)).error).toBeNull();
  });

  test('the monthly quota has its own name', async () => {
    const resend = await open({ monthlyQuota: 1 });
    await resend.emails.send(mail('a@galley.test'));
    const sent = await resend.emails.send(mail('b@galley.test'));
    expect(sent.error).toMatchObject({ statusCode: 429, name: 'monthly_quota_exceeded' });
  });

  test('usage shows what is used and the rate', async () => {
    const resend = await open({ dailyQuota: 100, monthlyQuota: 3000, rateLimit: 10 });
    await resend.emails.send(mail('a@galley.test'));
    const usage = await resend.usage.get();
    expect(usage.data).toMatchObject({
      emails: { daily: { used: 1, limit: 100 }, monthly: { used: 1, limit: 3000 } },
      rate_limit: { limit: 10 },
    });
  });
});

describe('the listing', () => {
  test('pages through all mails once, newest first, in both directions', async () => {
    const resend = await open();
    await resend.batch.send(
      Array.from({ length: 7 }, (_, index) => mail(`reader${index}@galley.test`)),
    );
    const first = await resend.emails.list({ limit: 3 });
    expect(first.data).toMatchObject({ object: 'list', has_more: true });
    const second = await resend.emails.list({ limit: 3, after: first.data?.data.at(-1)?.id ?? '' });
    const third = await resend.emails.list({ limit: 3, after: second.data?.data.at(-1)?.id ?? '' });
    expect(third.data?.has_more).toBe(false);
    const order = [first, second, third].flatMap((page) => page.data?.data ?? []);
    expect(order.map(({ to }) => to[0])).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((n) => `reader${n}@galley.test`),
    );
    const back = await resend.emails.list({ limit: 3, before: third.data?.data[0]?.id ?? '' });
    expect(back.data?.data.map(({ id }) => id)).toEqual(second.data?.data.map(({ id }) => id));
    expect(back.data?.has_more).toBe(true);
  });

  test('shows no tags and no content', async () => {
    const resend = await open();
    await resend.emails.send(mail('a@galley.test', { tags: [{ name: 'issue', value: '1' }] }));
    const [only] = (await resend.emails.list()).data?.data ?? [];
    expect(only).not.toHaveProperty('tags');
    expect(only).not.toHaveProperty('html');
  });

  test.each([0, 101])('refuses a limit of %i', async (limit) => {
    const resend = await open();
    expect((await resend.emails.list({ limit })).error?.name).toBe('validation_error');
  });
});

describe('suppressions', () => {
  test('contain addresses added by hand and bounced ones, and mail to them is suppressed', async () => {
    const resend = await open({
      outcome: (address) => (address.startsWith('gone') ? 'bounced' : null),
    });
    await resend.emails.send(mail('gone@galley.test'));
    const added = await resend.suppressions.batch.add({
      emails: ['ada@galley.test', 'Ada@Galley.test', 'gone@galley.test'],
    });
    expect(new Set(added.data?.data.map(({ id }) => id)).size).toBe(2);
    const { data } = await resend.suppressions.list();
    expect(data?.data.map(({ email, origin }) => [email, origin])).toEqual([
      ['ada@galley.test', 'manual'],
      ['gone@galley.test', 'bounce'],
    ]);
    const sent = await resend.emails.send(mail('ADA@galley.test'));
    expect((await resend.emails.get(sent.data?.id ?? '')).data?.last_event).toBe('suppressed');
  });

  test('are found and removed by their id as by their address', async () => {
    const resend = await open();
    await resend.emails.send(mail('complained+a&b@resend.dev'));
    const byAddress = await resend.suppressions.get('complained+a&b@resend.dev');
    expect(byAddress.data).toMatchObject({ origin: 'complaint', object: 'suppression' });
    const id = byAddress.data?.id ?? '';
    expect((await resend.suppressions.get(id)).data).toEqual(byAddress.data);
    expect((await resend.suppressions.remove(id)).data).toEqual({
      object: 'suppression',
      id,
      deleted: true,
    });
    expect((await resend.suppressions.remove(id)).error?.name).toBe('not_found');
    expect((await resend.suppressions.list()).data?.data).toEqual([]);
  });

  test('come in pages', async () => {
    const resend = await open();
    await resend.suppressions.batch.add({
      emails: Array.from({ length: 5 }, (_, n) => `reader${n}@galley.test`),
    });
    const first = await resend.suppressions.list({ limit: 2 });
    const second = await resend.suppressions.list({
      limit: 2,
      after: first.data?.data.at(-1)?.id ?? '',
    });
    expect([first, second].flatMap(({ data }) => data?.data.map(({ email }) => email[6]))).toEqual([
      '4',
      '3',
      '2',
      '1',
    ]);
    const back = await resend.suppressions.list({
      limit: 2,
      before: second.data?.data[0]?.id ?? '',
    });
    expect(back.data).toEqual({ ...first.data, has_more: false });
  });
});

test('received mail has a separate list, which is empty', async () => {
  const resend = await open();
  await resend.emails.send(mail('ada@galley.test'));
  expect((await resend.emails.receiving.list()).data).toEqual({
    object: 'list',
    has_more: false,
    data: [],
  });
  const unknown = '7f2cf2f4-0000-4000-8000-000000000000';
  expect((await resend.emails.receiving.get(unknown)).error?.name).toBe('not_found');
  const attachments = await resend.emails.receiving.attachments.list({ emailId: unknown });
  expect(attachments.error?.name).toBe('not_found');
});

describe('metrics', () => {
  test('count what happened, in total and by period', async () => {
    let now = new Date('2026-11-27T23:30:00Z');
    const resend = await open({
      clock: () => now,
      outcome: (address) => (address.startsWith('full') ? 'full' : null),
    });
    await resend.batch.send([mail('ada@galley.test'), mail('bounced@resend.dev')]);
    now = new Date('2026-11-28T01:00:00Z');
    await resend.batch.send([mail('full@galley.test'), mail('complained@resend.dev')]);
    const all = await resend.emails.metrics();
    expect(all.data?.totals).toMatchObject({
      sent: 4,
      delivered: 2,
      bounced: 2,
      bounced_permanent: 1,
      bounced_transient: 1,
      complained: 1,
      delivery_rate: 50,
      complaint_rate: 50,
      opened: 0,
      open_rate: 0,
    });
    expect(all.data).not.toHaveProperty('data');
    const byDay = async (timezone: string) => {
      const { data } = await resend.emails.metrics({
        dimensions: ['period'],
        metrics: ['sent'],
        startDate: '2026-11-26',
        timezone,
      });
      return data?.data?.map(({ period, sent }) => [period, sent]);
    };
    expect(await byDay('UTC')).toEqual([
      ['2026-11-26', 0],
      ['2026-11-27', 2],
      ['2026-11-28', 2],
    ]);
    expect(await byDay('Asia/Kolkata')).toEqual([
      ['2026-11-26', 0],
      ['2026-11-27', 0],
      ['2026-11-28', 4],
    ]);
  });

  test('distinguish mails and senders, and can be filtered', async () => {
    const resend = await open();
    const sent = await resend.emails.send(mail('ada@galley.test'));
    await resend.emails.send(mail('ada@galley.test', { from: 'other@elsewhere.test' }));
    const id = sent.data?.id ?? '';
    const byMail = await resend.emails.metrics({
      dimensions: ['email'],
      metrics: ['delivered'],
      emailId: [id],
    });
    expect(byMail.data?.data).toEqual([{ email_id: id, delivered: 1 }]);
    const byDomain = await resend.emails.metrics({ dimensions: ['domain'], metrics: ['sent'] });
    expect(byDomain.data?.data?.map(({ domain_name }) => domain_name).toSorted()).toEqual([
      'elsewhere.test',
      'galley.test',
    ]);
    const other = byDomain.data?.data?.find(({ domain_name }) => domain_name === 'elsewhere.test');
    const filtered = await resend.emails.metrics({ domainId: [other?.domain_id ?? ''] });
    expect(filtered.data?.totals.sent).toBe(1);
    const none = await resend.emails.metrics({ dimensions: ['broadcast'] });
    expect(none.data?.data).toEqual([]);
  });

  const refused: readonly GetEmailsMetricsOptions[] = [
    { startDate: '2026-11-28', endDate: '2026-11-01' },
    { startDate: 'yesterday' },
    { timezone: 'Mars/Olympus' },
    { dimensions: ['period'], granularity: 'hourly', startDate: '2020-01-01' },
  ];
  test.each(refused)('refuse %j', async (options) => {
    const resend = await open({ clock: () => new Date('2026-11-28T12:00:00Z') });
    expect((await resend.emails.metrics(options)).error).toMatchObject({
      statusCode: 422,
      name: 'validation_error',
    });
  });
});

const KEY = { authorization: 'Bearer re_contract', 'user-agent': 'contract' };
