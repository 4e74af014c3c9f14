import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../open-sandbox.ts';

let sandbox: Sandbox;
let site: Hono;

beforeEach(() => {
  sandbox = openSandbox({ path: ':memory:', rateLimit: null });
  site = new Hono();
  site.route('/mailbox', sandbox.mailbox);
  site.route('/sandbox', sandbox.app);
});

afterEach(() => sandbox.close());

async function send(...mails: object[]): Promise<void> {
  const response = await site.request('/sandbox/emails/batch', {
    method: 'POST',
    headers: { authorization: 'Bearer re_x', 'user-agent': 'test', 'idempotency-key': 'key-1' },
    body: JSON.stringify(
      mails.map((mail) => ({
        from: 'The Review <review@galley.test>',
        to: 'ada@galley.test',
        subject: 'Issue 1',
        html: '<html><head><title>x</title></head><body>Hello <b>Ada</b></body></html>',
        text: 'Hello Ada\nhttps://galley.test/confirm/abc?x=1&y=2.',
        ...mail,
      })),
    ),
  });
  expect(response.status).toBe(200);
}

const page = async (path: string): Promise<string> => (await site.request(path)).text();
const newest = () => sandbox.ledger.list({ limit: 1 })[0]?.id ?? '';

test('every page forbids what it does not need, and is neither cached nor named to other sites', async () => {
  for (const path of [
    '/mailbox',
    '/mailbox/faults',
    '/mailbox/write',
    '/mailbox/x',
    '/mailbox/style.css',
  ]) {
    const { headers } = await site.request(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    // Forms have to say where they come from.
    const referrer = /faults|write/.test(path) ? 'same-origin' : 'no-referrer';
    expect(headers.get('referrer-policy')).toBe(referrer);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

describe('the list', () => {
  test('says how mail gets there when it is empty', async () => {
    expect(await page('/mailbox')).toContain('The tray is empty');
  });

  test('is also found with a slash at the end of its address', async () => {
    const response = await site.request('/mailbox/?q=ada');
    expect(response.headers.get('location')).toBe('/mailbox?q=ada');
    expect((await sandbox.mailbox.request('/')).status).toBe(200);
    const evil = await sandbox.mailbox.request('http://here//evil.test/');
    expect(evil.headers.get('location')).toBe('/evil.test');
  });

  test('shows newest first with recipient, issue and last event, as data', async () => {
    await send(
      { subject: 'First', tags: [{ name: 'galley_issue', value: '7' }] },
      { subject: '<script>alert(1)</script>', to: 'bounced@resend.dev' },
    );
    const html = await page('/mailbox');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
    expect(html.indexOf('alert(1)')).toBeLessThan(html.indexOf('First'));
    expect(html).toContain('data-event="bounced"');
    expect(html).toContain('issue id 7');
    expect(html).toContain(`href="/mailbox/${newest()}"`);
  });

  test('names a mail’s newsletter and issue number where somebody knows them', async () => {
    const asked: (readonly string[])[] = [];
    sandbox.setIssueNames(async (ids) => {
      asked.push(ids);
      return new Map([['7', 'Tom & Jerry, issue 4']]);
    });
    const of = (value: string) => ({ tags: [{ name: 'galley_issue', value }] });
    await send(of('7'), of('7'), of('8'), {});
    const html = await page('/mailbox');
    expect(html.match(/Tom &amp; Jerry, issue 4/g)).toHaveLength(2);
    expect(html.match(/issue id 8/g)).toHaveLength(1);
    expect(asked.map((ids) => ids.toSorted())).toEqual([['7', '8']]);
    const [first] = sandbox.ledger
      .list({ limit: 10 })
      .filter(({ tags }) => tags['galley_issue'] === '7');
    expect(await page(`/mailbox/${first?.id}`)).toContain('Tom &amp; Jerry, issue 4');
  });

  test('pages in both directions over every mail once', async () => {
    await send(...Array.from({ length: 70 }, (_, n) => ({ subject: `No ${n}!` })));
    const seen: string[] = [];
    const subjects = (html: string) => [...html.matchAll(/No (\d+)!/g)].map(([, n]) => n ?? '');
    let path: string | undefined = '/mailbox';
    const paths: string[] = [];
    while (path !== undefined) {
      paths.push(path);
      const html: string = await page(path);
      seen.push(...subjects(html));
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 70 }, (_, n) => String(69 - n)));
    expect(paths).toHaveLength(3);
    const last = await page(paths[2] ?? '');
    const back = /rel="prev" href="([^"]+)"/.exec(last)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(subjects(await page(back))).toEqual(subjects(await page(paths[1] ?? '')));
  });

  test('finds by recipient and subject, taking wildcards and quotes literally', async () => {
    await send({ subject: '100% sure' }, { subject: '100 sure' }, { to: 'grace@galley.test' });
    expect((await page('/mailbox?q=100%25')).match(/100%? sure/g)).toEqual(['100% sure']);
    expect(await page('/mailbox?q=GRACE')).toContain('grace@galley.test');
    expect(await page(`/mailbox?q=${encodeURIComponent('"><b>')}`)).toContain(
      '&quot;&gt;&lt;b&gt;',
    );
    expect(await page('/mailbox?q=nobody')).toContain('Nothing matches');
  });

  test('ignores malformed cursors', async () => {
    await send({});
    for (const query of ['older=x', 'older=-1', 'newer=99999999999999999999', 'older=0']) {
      expect((await site.request(`/mailbox?${query}`)).status).toBe(200);
    }
  });
});

describe('a mail', () => {
  test('is shown in a frame without scripts, and its HTML has its own policy', async () => {
    await send({ html: '<p>Hi</p><script>alert(1)</script>' });
    const html = await page(`/mailbox/${newest()}`);
    expect(html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(html).toContain(`src="/mailbox/${newest()}/html"`);
    const raw = await site.request(`/mailbox/${newest()}/html`);
    const policy = raw.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox;/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('img-src data:;');
    expect(policy).not.toContain('script-src');
    expect(await raw.text()).toBe('<base target="_blank"><p>Hi</p><script>alert(1)</script>');
  });

  test('opens its links in a new tab', async () => {
    await send({});
    const raw = await page(`/mailbox/${newest()}/html`);
    expect(raw).toContain('<head><base target="_blank"><title>');
  });

  test('shows remote images only when asked', async () => {
    await send({});
    const raw = await site.request(`/mailbox/${newest()}/html?images=remote`);
    expect(raw.headers.get('content-security-policy')).toContain('img-src data: http: https:;');
  });

  test('shows its text with links that work', async () => {
    await send({ text: 'See https://galley.test/confirm/abc?x=1&y=2. <b>' });
    const html = await page(`/mailbox/${newest()}?view=text`);
    expect(html).toContain(
      '<a href="https://galley.test/confirm/abc?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">',
    );
    expect(html).toContain('&lt;b&gt;');
  });

  test('shows headers, key and tags', async () => {
    await send({
      headers: { 'List-Unsubscribe': '<https://galley.test/u>' },
      tags: [{ name: 'delivery', value: '17' }],
    });
    const html = await page(`/mailbox/${newest()}?view=headers`);
    expect(html).toContain('&lt;https://galley.test/u&gt;');
    expect(html).toContain('key-1');
    expect(html).toContain('Tag delivery');
  });

  test('shows the JSON as it was received', async () => {
    await send({ reply_to: 'editor@galley.test' });
    expect(await page(`/mailbox/${newest()}?view=json`)).toContain(
      '&quot;reply_to&quot;: &quot;editor@galley.test&quot;',
    );
  });

  test('can be downloaded for a mail program', async () => {
    await send({ subject: 'Zoë', text: 'naïve' });
    const source = await site.request(`/mailbox/${newest()}/mail.eml`);
    expect(source.headers.get('content-type')).toBe('message/rfc822');
    const text = await source.text();
    expect(text).toContain('Subject: =?UTF-8?B?Wm/Dqw==?=\r\n');
    expect(text).toContain('\r\n\r\nna=C3=AFve\r\n');
    expect(text).toMatch(/^Content-Type: multipart\/alternative; boundary="(=_[^"]+)"\r\n/m);
    expect(await page(`/mailbox/${newest()}?view=source`)).toContain('na=C3=AFve');
  });

  test.each(['html', 'text', 'headers', 'source', 'json', 'nonsense', 'toString'])(
    'has a page for the view %s, where no script can run',
    async (view) => {
      await send({ html: undefined, text: '</pre><script>alert(1)</script>' });
      const response = await site.request(`/mailbox/${newest()}?view=${view}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(await response.text()).not.toContain('<script');
    },
  );

  test('that does not exist is a page with 404', async () => {
    const response = await site.request('/mailbox/7f2cf2f4-0000-4000-8000-000000000000');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/mailbox"');
  });
});

describe('the faults', () => {
  const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    site.request('/mailbox/faults', { method: 'POST', body: new URLSearchParams(fields), headers });
  const call = async () =>
    site.request('/sandbox/emails', {
      headers: { authorization: 'Bearer re_x', 'user-agent': 'test' },
    });

  test('are switched on by the form, shown on every page, and reset', async () => {
    expect(await page('/mailbox')).not.toContain('misbehaves');
    const applied = await post({ '503': '100', latency: '1', 'daily-quota': '100', '500': '' });
    expect([applied.status, applied.headers.get('location')]).toEqual([303, '/mailbox/faults']);
    expect((await call()).status).toBe(503);
    const html = await page('/mailbox/faults');
    expect(html).toContain('503=100%, latency=1ms, daily-quota=100');
    expect(html).toMatch(/name="503"\s+value="100"/);
    expect(html).toContain("--sandbox-faults '503=100%,latency=1ms");
    for (const path of ['/mailbox', '/mailbox/7f2cf2f4-0000-4000-8000-000000000000']) {
      expect(await page(path)).toContain('misbehaves on purpose');
    }
    await post({ do: 'reset', '503': '100' });
    expect((await call()).status).toBe(200);
    expect(await page('/mailbox/faults')).not.toContain('misbehaves');
  });

  test('stay as they are when the form is wrong; the page says why and keeps the input', async () => {
    await post({ '500': '5' });
    const refused = await post({ '500': 'often', latency: '2s' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Nothing was changed. &quot;500&quot;: &quot;often&quot; was found');
    expect(html).toMatch(/name="500"\s+value="often"/);
    expect(html).toMatch(/name="latency"\s+value="2s"/);
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
    expect(sandbox.faults().shares).toEqual({ '500': 5 });
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
  ])('cannot be changed from another site: %j', async (headers) => {
    expect((await post({ '500': '100' }, headers)).status).toBe(403);
    expect(sandbox.faults()).toEqual({ shares: {}, latencyMs: 0 });
  });

  test('accept the form of their own page, but not if it is too long', async () => {
    expect((await post({ '500': '1' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
    expect((await post({ '500': '1' }, { origin: 'http://localhost' })).status).toBe(303);
    expect((await post({ '500': '1'.repeat(20_000) })).status).toBe(413);
  });

  test('show the input as data', async () => {
    const html = await (await post({ '500': '"><script>alert(1)</script>' })).text();
    expect(html).not.toContain('<script');
  });
});

test('the mailbox accepts only reads and the faults form', async () => {
  await send({});
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    for (const path of ['/mailbox', `/mailbox/${newest()}`]) {
      expect((await site.request(path, { method })).status).toBe(404);
    }
  }
});

test('the API keeps the form of its errors where it is mounted', async () => {
  const headers = { authorization: 'Bearer re_x', 'user-agent': 'test' };
  const unknown = await site.request('/sandbox/contacts', { headers });
  expect(await unknown.json()).toMatchObject({ statusCode: 404, name: 'not_found' });
  const method = await site.request('/sandbox/emails/batch', { method: 'DELETE', headers });
  expect(await method.json()).toMatchObject({ statusCode: 405, name: 'method_not_allowed' });
});

describe('writing a mail', () => {
  const write = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    site.request('/mailbox/write', {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
  const letter = {
    from: 'ada@readers.example',
    to: 'subscribe@in.news.example',
    subject: 'Grüße\r\nBcc: eve@b.example',
    text: 'Hello <b>you</b>\nBye.',
  };
  const received = async () => {
    const response = await site.request('/sandbox/emails/receiving', {
      headers: { authorization: 'Bearer re_x', 'user-agent': 'test' },
    });
    return ((await response.json()) as { data: { id: string }[] }).data;
  };

  test('hands it over as a mail that came in, and shows it', async () => {
    const response = await write(letter);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/mailbox/write']);
    const mails = await received();
    expect(mails).toMatchObject([
      {
        from: letter.from,
        to: [letter.to],
        bcc: [],
        received_for: [letter.to],
        subject: 'Grüße Bcc: eve@b.example',
      },
    ]);
    const shown = await page('/mailbox/write');
    expect(shown).toContain(`/mailbox/received/${mails[0]?.id}.eml`);
    expect(await page(`/mailbox/received/${mails[0]?.id}.eml`)).toContain('Hello <b>you</b>');
    expect(sandbox.ledger.count()).toBe(0);
  });

  test.each([
    ['from', ''],
    ['from', 'Ada <ada@readers.example>'],
    ['from', 'ada@readers.example\r\nBcc: eve@b.example'],
    ['to', 'a@b.example, c@d.example'],
  ])('refuses a %s like %j, and keeps the rest', async (field, value) => {
    const response = await write({ ...letter, text: '<script>', [field]: value });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('&lt;script&gt;');
    expect(await received()).toEqual([]);
  });

  test('refuses a form that another site sends', async () => {
    const response = await write(letter, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
    expect(await received()).toEqual([]);
  });

  test('is nowhere else', async () => {
    expect((await site.request('/mailbox/received/x.eml')).status).toBe(404);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await site.request(`/mailbox/received/${nobody}.eml`)).status).toBe(404);
  });
});

test('clicks in a mail are reported once its domain tracks them, and only on its own links', async () => {
  await send({ html: '<a href="https://a.example/?b=1&amp;c=2">a</a>' });
  const path = `/mailbox/${newest()}`;
  const link = encodeURIComponent('https://a.example/?b=1&c=2');
  expect(await page(`${path}/html`)).toContain('href="https://a.example/?b=1&amp;c=2"');
  expect((await site.request(`${path}/click?link=${link}`)).status).toBe(404);

  const post = (to: string, fields: Record<string, string>, headers = {}) =>
    site.request(`${path}/${to}`, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers,
    });
  expect((await post('tracking', { on: 'yes' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
    403,
  );
  expect((await post('tracking', { on: 'yes' })).headers.get('location')).toBe(path);
  expect(await page(path)).toContain('Click tracking is on');
  expect(await page(`${path}/html`)).toContain(`href="click?link=${link}"`);

  const followed = await site.request(`${path}/click?link=${link}`);
  expect(followed.headers.get('location')).toBe('https://a.example/?b=1&c=2');
  expect((await site.request(`${path}/click?link=https%3A%2F%2Fevil.example`)).status).toBe(404);
  expect((await post('click', { link: 'https://a.example/?b=1&c=2', after: 'x' })).status).toBe(
    422,
  );
  expect((await post('click', { link: 'https://a.example/?b=1&c=2', after: '60' })).status).toBe(
    303,
  );
  expect(sandbox.ledger.find(newest())?.lastEvent).toBe('clicked');
  const metrics = await site.request(
    '/sandbox/emails/metrics?metrics=clicked,unique_clicked,click_rate',
    { headers: { authorization: 'Bearer re_x', 'user-agent': 'test' } },
  );
  expect(await metrics.json()).toMatchObject({
    totals: { clicked: 2, unique_clicked: 1, click_rate: 100 },
  });

  await post('tracking', { on: 'no' });
  expect((await site.request(`${path}/click?link=${link}`)).status).toBe(404);
});
