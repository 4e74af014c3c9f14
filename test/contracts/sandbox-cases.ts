import { openSandbox, type Sandbox, type SandboxOptions } from '@galley/sandbox';
import { expect } from 'vitest';

/** One call and its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** A separate sandbox for one case, whose clock stands still until it is moved. */
export interface Box {
  readonly sandbox: Sandbox;
  move(milliseconds: number): void;
  call(method: string, path: string, json?: unknown, headers?: object): Promise<Exchange>;
  /** Sends a mail and returns its id. */
  send(more?: object): Promise<string>;
}

export interface Case {
  readonly title: string;
  /** As the document names it. */
  readonly route: string;
  readonly options?: Partial<SandboxOptions>;
  /** The last call is the one that counts. */
  readonly run: (box: Box) => Promise<Exchange>;
  readonly status: number;
  /** The whole answer: any other property is a failure. */
  readonly answer: unknown;
}

export const NOW = new Date('2026-11-28T13:30:00.000Z');
const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}(Z|\+00:00)$/);
const NOBODY = '7f2cf2f4-0000-4000-8000-000000000000';

export function openBox(options: Partial<SandboxOptions> = {}): Box {
  let now = NOW.getTime();
  const sandbox = openSandbox({
    path: ':memory:',
    rateLimit: null,
    clock: () => new Date(now),
    ...options,
  });
  const call: Box['call'] = async (method, path, json, headers = {}) => {
    const url = new URL(path, 'http://sandbox');
    const response = await sandbox.fetch(
      new Request(url, {
        method,
        headers: { authorization: 'Bearer re_x', 'user-agent': 'test', ...headers },
        ...(json !== undefined && { body: typeof json === 'string' ? json : JSON.stringify(json) }),
      }),
    );
    return {
      method,
      path: url.pathname,
      query: url.searchParams,
      json,
      status: response.status,
      answer: await response.json(),
    };
  };
  return {
    sandbox,
    move: (milliseconds) => {
      now += milliseconds;
    },
    call,
    send: async (more = {}) => {
      const { answer } = await call('POST', '/emails', mail(more));
      return (answer as { id: string }).id;
    },
  };
}

const mail = (more: object = {}) => ({
  from: 'The Review <review@galley.test>',
  to: ['ada@galley.test'],
  subject: 'Issue 1',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...more,
});

const error = (statusCode: number, name: string, message: string | RegExp = /./) => ({
  statusCode,
  name,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

const listed = (more: object = {}) => ({
  object: 'email',
  id: UUID,
  message_id: expect.stringMatching(/^<.+@.+>$/),
  from: 'The Review <review@galley.test>',
  to: ['ada@galley.test'],
  cc: null,
  bcc: null,
  reply_to: null,
  subject: 'Issue 1',
  created_at: INSTANT,
  scheduled_at: null,
  last_event: 'delivered',
  ...more,
});

const suppression = (more: object = {}) => ({
  object: 'suppression',
  id: UUID,
  email: 'ada@galley.test',
  origin: 'manual',
  source_id: null,
  created_at: INSTANT,
  ...more,
});

const DOMAIN = {
  id: UUID,
  name: 'galley.test',
  status: 'not_started',
  created_at: INSTANT,
  region: 'eu-west-1',
  capabilities: { sending: 'enabled', receiving: 'enabled' },
  open_tracking: false,
  click_tracking: false,
};
const RECORDS = (status: string) =>
  [
    ['SPF', 'send', 'MX', 'feedback-smtp.eu-west-1.amazonses.com', 10],
    ['SPF', 'send', 'TXT', 'v=spf1 include:amazonses.com ~all'],
    ['DKIM', 'resend._domainkey', 'TXT', expect.stringMatching(/^p=/)],
    ['Receiving', '@', 'MX', 'inbound-smtp.eu-west-1.amazonaws.com', 10],
  ].map(([record, name, type, value, priority]) => ({
    record,
    name,
    type,
    ttl: 'Auto',
    status,
    value,
    ...(priority !== undefined && { priority }),
  }));
const addDomain = (box: Box, name = 'galley.test') =>
  box.call('POST', '/domains', {
    name,
    region: 'eu-west-1',
    capabilities: { sending: 'enabled', receiving: 'enabled' },
  });
const suppress = (box: Box) => box.call('POST', '/suppressions', { email: 'ada@galley.test' });
const idOf = ({ answer }: Exchange): string => (answer as { id: string }).id;

/** Every route of the sandbox, and every error that it returns. */
export const CASES: readonly Case[] = [
  {
    title: 'a mail',
    route: 'POST /emails',
    run: (box) =>
      box.call(
        'POST',
        '/emails',
        mail({
          cc: 'b@galley.test',
          bcc: ['c@galley.test'],
          reply_to: 'editor@galley.test',
          headers: { 'List-Id': 'x' },
          tags: [{ name: 'issue', value: '1' }],
          attachments: [{ filename: 'a.txt', content: 'YQ==' }],
          scheduled_at: 'in 1 hour',
        }),
        { 'idempotency-key': 'k' },
      ),
    status: 200,
    answer: { id: UUID },
  },
  {
    title: 'a batch',
    route: 'POST /emails/batch',
    run: (box) => box.call('POST', '/emails/batch', [mail(), mail({ scheduled_at: 'in 1 min' })]),
    status: 200,
    answer: { data: [{ id: UUID }, { id: UUID }] },
  },
  {
    title: 'a batch in permissive validation',
    route: 'POST /emails/batch',
    run: (box) =>
      box.call('POST', '/emails/batch', [mail({ to: ['nowhere'] }), mail()], {
        'x-batch-validation': 'permissive',
      }),
    status: 200,
    answer: { data: [{ id: UUID }], errors: [{ index: 0, message: expect.any(String) }] },
  },
  {
    title: 'the list of webhooks',
    route: 'GET /webhooks',
    options: { webhook: { url: 'http://127.0.0.1:9/webhooks/resend', secret: 'whsec_YQ==' } },
    run: (box) => box.call('GET', '/webhooks?limit=1'),
    status: 200,
    answer: {
      object: 'list',
      has_more: false,
      data: [
        {
          id: UUID,
          created_at: INSTANT,
          status: 'enabled',
          endpoint: 'http://127.0.0.1:9/webhooks/resend',
          events: null,
        },
      ],
    },
  },
  {
    title: 'the list of mails',
    route: 'GET /emails',
    run: async (box) => {
      await box.send();
      await box.send();
      return box.call('GET', '/emails?limit=1');
    },
    status: 200,
    answer: { object: 'list', has_more: true, data: [listed()] },
  },
  {
    title: 'one mail',
    route: 'GET /emails/{email_id}',
    run: async (box) =>
      box.call(
        'GET',
        `/emails/${await box.send({ tags: [{ name: 'issue', value: '1' }], reply_to: 'e@galley.test' })}`,
      ),
    status: 200,
    answer: listed({
      reply_to: ['e@galley.test'],
      html: '<p>Hello</p>',
      text: 'Hello',
      tags: [{ name: 'issue', value: '1' }],
    }),
  },
  {
    title: 'one mail without a text',
    route: 'GET /emails/{email_id}',
    run: async (box) =>
      box.call('GET', `/emails/${await box.send({ text: undefined, scheduled_at: 'in 1 day' })}`),
    status: 200,
    answer: listed({
      html: '<p>Hello</p>',
      text: null,
      tags: [],
      scheduled_at: INSTANT,
      last_event: 'scheduled',
    }),
  },
  {
    title: 'a scheduled mail that is moved',
    route: 'PATCH /emails/{email_id}',
    run: async (box) =>
      box.call('PATCH', `/emails/${await box.send({ scheduled_at: 'in 1 day' })}`, {
        scheduled_at: 'tomorrow at 9am',
      }),
    status: 200,
    answer: { object: 'email', id: UUID },
  },
  {
    title: 'a scheduled mail that is cancelled',
    route: 'POST /emails/{email_id}/cancel',
    run: async (box) =>
      box.call('POST', `/emails/${await box.send({ scheduled_at: 'in 1 day' })}/cancel`),
    status: 200,
    answer: { object: 'email', id: UUID },
  },
  {
    title: 'received mails',
    route: 'GET /emails/receiving',
    run: async (box) => {
      await box.send();
      return box.call('GET', '/emails/receiving?limit=5');
    },
    status: 200,
    answer: { object: 'list', has_more: false, data: [] },
  },
  {
    title: 'metrics',
    route: 'GET /emails/metrics',
    run: async (box) => {
      await box.send();
      await box.send({ to: 'bounced@resend.dev' });
      return box.call(
        'GET',
        '/emails/metrics?metrics=sent,delivered,bounced_permanent&metrics=bounce_rate&dimensions=period,domain',
      );
    },
    status: 200,
    answer: {
      object: 'metrics',
      start_date: '2026-11-22T13:30:00.000Z',
      end_date: '2026-11-28T13:30:00.000Z',
      metrics: ['sent', 'delivered', 'bounced_permanent', 'bounce_rate'],
      dimensions: ['period', 'domain'],
      granularity: 'daily',
      totals: { sent: 2, delivered: 1, bounced_permanent: 1, bounce_rate: 50 },
      data: [
        {
          period: '2026-11-28',
          domain_id: UUID,
          domain_name: 'galley.test',
          sent: 2,
          delivered: 1,
          bounced_permanent: 1,
          bounce_rate: 50,
        },
      ],
    },
  },
  {
    title: 'usage',
    route: 'GET /usage',
    options: { dailyQuota: 100, monthlyQuota: 3000, rateLimit: 10 },
    run: async (box) => {
      await box.send();
      box.move(3_600_000);
      return box.call('GET', '/usage');
    },
    status: 200,
    answer: {
      object: 'usage',
      emails: {
        daily: {
          used: 1,
          limit: 100,
          sent: 1,
          received: 0,
          resets_at: '2026-11-29T13:30:00.000Z',
        },
        monthly: {
          used: 1,
          limit: 3000,
          sent: 1,
          received: 0,
          resets_at: '2026-12-01T00:00:00.000Z',
        },
      },
      contacts: { used: 0, limit: expect.any(Number) },
      segments: { used: 0, limit: null },
      broadcasts: { used: 0, limit: null },
      ai_credits: { used: 0, limit: null, next_increase_at: null },
      automation_runs: {
        used: 0,
        limit: expect.any(Number),
        resets_at: '2026-12-01T00:00:00.000Z',
      },
      domains: { used: 0, limit: null },
      rate_limit: { limit: 10, duration: '1000ms' },
    },
  },
  {
    title: 'usage, for a key that may only send',
    route: 'GET /usage',
    run: (box) => box.call('GET', '/usage', undefined, { authorization: 'Bearer re_restricted' }),
    status: 200,
    answer: expect.objectContaining({ object: 'usage' }),
  },
  {
    title: 'a suppression by hand',
    route: 'POST /suppressions',
    run: (box) => box.call('POST', '/suppressions', { email: ' Ada@Galley.test ' }),
    status: 201,
    answer: { object: 'suppression', id: UUID },
  },
  {
    title: 'a new domain',
    route: 'POST /domains',
    run: (box) => addDomain(box),
    status: 201,
    answer: { ...DOMAIN, records: RECORDS('not_started') },
  },
  {
    title: 'a new domain that tracks clicks',
    route: 'POST /domains',
    run: (box) => box.call('POST', '/domains', { name: 'galley.test', click_tracking: true }),
    status: 201,
    answer: expect.objectContaining({ name: 'galley.test', click_tracking: true }),
  },
  {
    title: 'a domain whose click tracking is switched on',
    route: 'PATCH /domains/{domain_id}',
    run: async (box) =>
      box.call('PATCH', `/domains/${idOf(await addDomain(box))}`, { click_tracking: true }),
    status: 200,
    answer: { object: 'domain', id: UUID },
  },
  {
    title: 'a domain that tracks clicks since it was changed',
    route: 'GET /domains/{domain_id}',
    run: async (box) => {
      const id = idOf(await addDomain(box));
      await box.call('PATCH', `/domains/${id}`, { click_tracking: true });
      return box.call('GET', `/domains/${id}`);
    },
    status: 200,
    answer: expect.objectContaining({ click_tracking: true }),
  },
  {
    title: 'click tracking that is neither on nor off',
    route: 'PATCH /domains/{domain_id}',
    run: async (box) =>
      box.call('PATCH', `/domains/${idOf(await addDomain(box))}`, { click_tracking: 'on' }),
    status: 422,
    answer: error(422, 'validation_error', 'The `click_tracking` must be a boolean.'),
  },
  {
    title: 'the list of domains',
    route: 'GET /domains',
    run: async (box) => {
      await addDomain(box);
      return box.call('GET', '/domains?limit=10');
    },
    status: 200,
    answer: { object: 'list', has_more: false, data: [DOMAIN] },
  },
  {
    title: 'a domain whose records were checked',
    route: 'GET /domains/{domain_id}',
    run: async (box) => {
      const id = idOf(await addDomain(box));
      await box.call('POST', `/domains/${id}/verify`);
      return box.call('GET', `/domains/${id}`);
    },
    status: 200,
    answer: { object: 'domain', ...DOMAIN, status: 'verified', records: RECORDS('verified') },
  },
  {
    title: 'a domain whose key is not there yet',
    route: 'GET /domains/{domain_id}',
    run: async (box) => {
      const id = idOf(await addDomain(box, 'pending.galley.test'));
      await box.call('POST', `/domains/${id}/verify`);
      return box.call('GET', `/domains/${id}`);
    },
    status: 200,
    answer: expect.objectContaining({
      status: 'pending',
      records: expect.arrayContaining([
        expect.objectContaining({ record: 'SPF', name: 'send.pending', status: 'verified' }),
        expect.objectContaining({ record: 'DKIM', status: 'pending' }),
      ]),
    }),
  },
  {
    title: 'a domain whose records are to be checked',
    route: 'POST /domains/{domain_id}/verify',
    run: async (box) => box.call('POST', `/domains/${idOf(await addDomain(box))}/verify`),
    status: 200,
    answer: { object: 'domain', id: UUID },
  },
  {
    title: 'a domain that is removed',
    route: 'DELETE /domains/{domain_id}',
    run: async (box) => box.call('DELETE', `/domains/${idOf(await addDomain(box))}`),
    status: 200,
    answer: { object: 'domain', id: UUID, deleted: true },
  },
  {
    title: 'an unknown domain',
    route: 'GET /domains/{domain_id}',
    run: (box) => box.call('GET', `/domains/${NOBODY}`),
    status: 404,
    answer: error(404, 'not_found', 'Domain not found'),
  },
  {
    title: 'the list of suppressions',
    route: 'GET /suppressions',
    run: async (box) => {
      await box.send({ to: 'bounced@resend.dev' });
      await box.send({ to: 'complained@resend.dev' });
      await suppress(box);
      return box.call('GET', '/suppressions?limit=2');
    },
    status: 200,
    answer: {
      object: 'list',
      has_more: true,
      data: [
        suppression(),
        suppression({ email: 'complained@resend.dev', origin: 'complaint', source_id: UUID }),
      ],
    },
  },
  {
    title: 'the suppressions of one origin',
    route: 'GET /suppressions',
    run: async (box) => {
      await box.send({ to: 'bounced@resend.dev' });
      await suppress(box);
      return box.call('GET', '/suppressions?origin=bounce');
    },
    status: 200,
    answer: {
      object: 'list',
      has_more: false,
      data: [suppression({ email: 'bounced@resend.dev', origin: 'bounce', source_id: UUID })],
    },
  },
  {
    title: 'a suppression by its address',
    route: 'GET /suppressions/{suppression}',
    run: async (box) => {
      await suppress(box);
      return box.call('GET', '/suppressions/ADA%40galley.test');
    },
    status: 200,
    answer: suppression(),
  },
  {
    title: 'a suppression by its id',
    route: 'GET /suppressions/{suppression}',
    run: async (box) => box.call('GET', `/suppressions/${idOf(await suppress(box))}`),
    status: 200,
    answer: suppression(),
  },
  {
    title: 'a suppression that is removed by its address',
    route: 'DELETE /suppressions/{suppression}',
    run: async (box) => {
      await suppress(box);
      return box.call('DELETE', '/suppressions/ada@galley.test');
    },
    status: 200,
    answer: { object: 'suppression', id: UUID, deleted: true },
  },
  {
    title: 'a suppression that is removed by its id',
    route: 'DELETE /suppressions/{suppression}',
    run: async (box) => box.call('DELETE', `/suppressions/${idOf(await suppress(box))}`),
    status: 200,
    answer: { object: 'suppression', id: UUID, deleted: true },
  },
  {
    title: 'many suppressions at once',
    route: 'POST /suppressions/batch/add',
    run: (box) =>
      box.call('POST', '/suppressions/batch/add', { emails: ['a@galley.test', 'b@galley.test'] }),
    status: 201,
    answer: {
      data: [
        { object: 'suppression', id: UUID },
        { object: 'suppression', id: UUID },
      ],
    },
  },
  {
    title: 'many suppressions that are removed by address',
    route: 'POST /suppressions/batch/remove',
    run: async (box) => {
      await suppress(box);
      return box.call('POST', '/suppressions/batch/remove', {
        emails: ['ada@galley.test', 'nobody@galley.test'],
      });
    },
    status: 200,
    answer: { data: [{ object: 'suppression', id: UUID, deleted: true }] },
  },
  {
    title: 'many suppressions that are removed by id',
    route: 'POST /suppressions/batch/remove',
    run: async (box) =>
      box.call('POST', '/suppressions/batch/remove', { ids: [idOf(await suppress(box))] }),
    status: 200,
    answer: { data: [{ object: 'suppression', id: UUID, deleted: true }] },
  },

  ...['POST /emails', 'POST /emails/batch'].map((route): Case => {
    const [, path = ''] = route.split(' ');
    return {
      title: `a deleted key that sends mail with ${route}`,
      route,
      run: (box) => box.call('POST', path, [], { authorization: 'Bearer re_invalid' }),
      status: 401,
      answer: error(401, 'validation_error', 'API key is invalid'),
    };
  }),
  ...['GET /emails', 'GET /usage', 'POST /suppressions', 'GET /emails/metrics'].map(
    (route): Case => {
      const [method = '', path = ''] = route.split(' ');
      return {
        title: `a deleted key, with ${route}`,
        route,
        run: (box) => box.call(method, path, undefined, { authorization: 'Bearer re_invalid' }),
        status: 400,
        answer: error(400, 'validation_error', 'API key is invalid'),
      };
    },
  ),
  {
    title: 'a key that is not Resend’s',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail(), { authorization: 'Bearer sk_live_1' }),
    status: 401,
    answer: error(401, 'validation_error', 'API key is invalid'),
  },
  {
    title: 'a header without a key',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail(), { authorization: 'Basic re_x' }),
    status: 400,
    answer: error(400, 'validation_error', 'API key is invalid'),
  },
  {
    title: 'no key',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail(), { authorization: '' }),
    status: 401,
    answer: error(401, 'missing_api_key', 'Missing API Key'),
  },
  ...[
    'GET /emails',
    'GET /suppressions',
    'POST /suppressions',
    'GET /emails/metrics',
    'GET /domains',
  ].map((route): Case => {
    const [method = '', path = ''] = route.split(' ');
    return {
      title: `a key that may only send, with ${route}`,
      route,
      run: (box) => box.call(method, path, undefined, { authorization: 'Bearer re_restricted' }),
      status: 401,
      answer: error(401, 'restricted_api_key', 'This API key is restricted to only send emails.'),
    };
  }),
  {
    title: 'a suspended key',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail(), { authorization: 'Bearer re_suspended' }),
    status: 403,
    answer: error(403, 'suspended_api_key'),
  },
  {
    title: 'an unverified domain',
    route: 'POST /emails',
    options: { domains: ['other.test'] },
    run: (box) => box.call('POST', '/emails', mail()),
    status: 403,
    answer: error(403, 'validation_error', 'The galley.test domain is not verified.'),
  },
  {
    title: 'a body that is not JSON',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', '{"from":'),
    status: 400,
    answer: error(400, 'validation_error'),
  },
  {
    title: 'a mail that lacks a field',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail({ subject: undefined })),
    status: 422,
    answer: error(422, 'missing_required_field', /`subject`/),
  },
  {
    title: 'a time that makes no sense',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail({ scheduled_at: 'soon' })),
    status: 422,
    answer: error(422, 'validation_error', /`scheduled_at`/),
  },
  {
    title: 'a time beyond 30 days',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail({ scheduled_at: 'in 31 days' })),
    status: 422,
    answer: error(422, 'validation_error', /30 days/),
  },
  {
    title: 'a mail of more than 40 MB',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail({ text: 'A'.repeat(41 * 1024 * 1024) })),
    status: 413,
    answer: error(413, 'validation_error', /40 MB/),
  },
  {
    title: 'an attachment in a batch',
    route: 'POST /emails/batch',
    run: (box) => box.call('POST', '/emails/batch', [mail({ attachments: [] })]),
    status: 422,
    answer: error(422, 'invalid_attachment'),
  },
  {
    title: 'an attachment without content',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail({ attachments: [{ filename: 'a' }] })),
    status: 422,
    answer: error(422, 'invalid_attachment'),
  },
  {
    title: 'an empty idempotency key',
    route: 'POST /emails',
    run: (box) => box.call('POST', '/emails', mail(), { 'idempotency-key': 'k'.repeat(257) }),
    status: 400,
    answer: error(400, 'invalid_idempotency_key'),
  },
  {
    title: 'a key with another body',
    route: 'POST /emails',
    run: async (box) => {
      await box.call('POST', '/emails', mail(), { 'idempotency-key': 'k' });
      return box.call('POST', '/emails', mail({ text: 'Other' }), { 'idempotency-key': 'k' });
    },
    status: 409,
    answer: error(409, 'invalid_idempotent_request'),
  },
  {
    title: 'a daily quota that is full',
    route: 'POST /emails',
    options: { dailyQuota: 1 },
    run: async (box) => {
      await box.send();
      return box.call('POST', '/emails', mail());
    },
    status: 429,
    answer: error(429, 'daily_quota_exceeded'),
  },
  {
    title: 'a monthly quota that is full',
    route: 'POST /emails',
    options: { monthlyQuota: 1 },
    run: async (box) => {
      await box.send();
      return box.call('POST', '/emails', mail());
    },
    status: 429,
    answer: error(429, 'monthly_quota_exceeded'),
  },
  {
    title: 'a rate that is exceeded',
    route: 'GET /emails',
    options: { rateLimit: 1 },
    run: async (box) => {
      await box.call('GET', '/emails');
      return box.call('GET', '/emails');
    },
    status: 429,
    answer: error(429, 'rate_limit_exceeded'),
  },
  {
    title: 'a limit of a list that is too high',
    route: 'GET /emails',
    run: (box) => box.call('GET', '/emails?limit=101'),
    status: 422,
    answer: error(422, 'validation_error', /`limit`/),
  },
  {
    title: 'a missing mail',
    route: 'GET /emails/{email_id}',
    run: (box) => box.call('GET', `/emails/${NOBODY}`),
    status: 404,
    answer: error(404, 'not_found', 'Email not found'),
  },
  {
    title: 'an invalid id',
    route: 'GET /emails/{email_id}',
    run: (box) => box.call('GET', '/emails/nonsense'),
    status: 422,
    answer: error(422, 'validation_error', /UUID/),
  },
  ...['', '/attachments', `/attachments/${NOBODY}`].map((rest): Case => ({
    title: `a missing received mail${rest.replace(NOBODY, ' by id')}`,
    route: `GET /emails/receiving/{email_id}${rest.replace(NOBODY, '{attachment_id}')}`,
    run: (box) => box.call('GET', `/emails/receiving/${NOBODY}${rest}`),
    status: 404,
    answer: error(404, 'not_found', 'Email not found'),
  })),
  {
    title: 'moving a mail that was already sent',
    route: 'PATCH /emails/{email_id}',
    run: async (box) =>
      box.call('PATCH', `/emails/${await box.send()}`, { scheduled_at: 'in 1 day' }),
    status: 422,
    answer: error(422, 'validation_error', /scheduled/),
  },
  {
    title: 'cancelling a mail that was already sent',
    route: 'POST /emails/{email_id}/cancel',
    run: async (box) => box.call('POST', `/emails/${await box.send()}/cancel`),
    status: 422,
    answer: error(422, 'validation_error', /scheduled/),
  },
  {
    title: 'an unknown metric',
    route: 'GET /emails/metrics',
    run: (box) => box.call('GET', '/emails/metrics?metrics=likes'),
    status: 422,
    answer: error(422, 'validation_error', /`metrics`/),
  },
  {
    title: 'a missing suppression',
    route: 'GET /suppressions/{suppression}',
    run: (box) => box.call('GET', '/suppressions/nobody@galley.test'),
    status: 404,
    answer: error(404, 'not_found', 'Suppression not found'),
  },
  {
    title: 'removing a missing suppression',
    route: 'DELETE /suppressions/{suppression}',
    run: (box) => box.call('DELETE', `/suppressions/${NOBODY}`),
    status: 404,
    answer: error(404, 'not_found', 'Suppression not found'),
  },
  {
    title: 'a suppression without an address',
    route: 'POST /suppressions',
    run: (box) => box.call('POST', '/suppressions', { email: 'Ada <ada@galley.test>' }),
    status: 422,
    answer: error(422, 'validation_error', /`email`/),
  },
  {
    title: 'removing suppressions by both ids and addresses',
    route: 'POST /suppressions/batch/remove',
    run: (box) => box.call('POST', '/suppressions/batch/remove', { emails: ['a@b.test'], ids: [] }),
    status: 422,
    answer: error(422, 'validation_error', /not both/),
  },
  {
    title: 'more than a hundred suppressions',
    route: 'POST /suppressions/batch/add',
    run: (box) =>
      box.call('POST', '/suppressions/batch/add', { emails: Array(101).fill('a@b.test') }),
    status: 422,
    answer: error(422, 'validation_error', /1 to 100/),
  },
  ...[
    ['PUT', '/emails'],
    ['DELETE', '/emails/batch'],
    ['POST', '/emails/metrics'],
    ['PATCH', '/emails/receiving'],
    ['GET', '/suppressions/batch/add'],
  ].map(([method = '', path = '']): Case => ({
    title: `${method} ${path}, a method that the path does not have`,
    route: 'none',
    run: (box) => box.call(method, path),
    status: 405,
    answer: error(405, 'method_not_allowed'),
  })),
  {
    title: 'a path that the sandbox does not have',
    route: 'none',
    run: (box) => box.call('GET', '/contacts'),
    status: 404,
    answer: error(404, 'not_found', 'The requested endpoint does not exist in the sandbox.'),
  },
];
