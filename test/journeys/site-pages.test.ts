import { proposeSubject } from '@galley/core/issue';
import {
  confirmTokenExpiry,
  makeConfirmToken,
  makeReaderToken,
  matchesHashedIp,
} from '@galley/core/subscription';
import { setNewsletter } from '@galley/press/newsletter';
import { addSubscriber } from '@galley/press/subscription';
import { createWebhookSecret, openSandbox, signWebhook } from '@galley/sandbox';
import { startWeb } from '@galley/web';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import {
  insertIssue,
  insertNewsletter,
  openSite,
  plainReview,
  PUBLIC_URL,
  readRows,
  selectSubscriptions,
} from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let readerToken: string;
let confirmToken: string;

async function get(path: string, init: RequestInit = {}) {
  const response = await site.app.request(path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

beforeAll(async () => {
  site = openSite(test.db);
  const weekly = await insertNewsletter(test.db, { slug: 'weekly', title: 'The Weekly Review' });
  const other = await insertNewsletter(test.db, {
    slug: 'other',
    title: 'The Other',
    isDefault: false,
  });
  const hostile = plainReview({
    title: '</script><script>alert("title")</script>',
    summary: ['<img src=x onerror=alert(1)> & {{token}}'],
    url: 'javascript:alert(1)',
    sections: [
      {
        heading: 'More',
        blocks: [
          { type: 'quote', paragraphs: ['Quoted'] },
          { type: 'list', ordered: true, items: ['First'] },
        ],
      },
    ],
  });
  await insertIssue(test.db, {
    newsletterId: weekly.id,
    number: 1,
    state: 'sent',
    subject: 'The <First> Issue',
    note: 'Dear <readers>,\n\ntwo of these disagree.',
    reviews: [
      { slug: 'plain', document: plainReview() },
      { slug: 'hostile', document: hostile },
    ],
  });
  const states = ['draft', 'cancelled', 'paused', 'sending'] as const;
  for (const [index, state] of states.entries()) {
    const document = plainReview({ title: `The ${state} review` });
    await insertIssue(test.db, {
      newsletterId: weekly.id,
      number: index + 2,
      state,
      reviews: [{ slug: `of-${state}`, document }],
    });
  }
  await insertIssue(test.db, { newsletterId: other.id, number: 1, state: 'sent', reviews: [] });
  await addSubscriber(site.deps, owner, {
    newsletter: weekly.slug,
    address: 'ada@example.com',
    consent: 'by phone',
    source: 'test',
  });
  await site.post('/subscribe', { email: 'bob@example.com' });
  const [ada, bob] = await Promise.all(['ada', 'bob'].map(subscriptionOf));
  readerToken = makeReaderToken(site.keyring, ada?.id ?? '', 0, ada?.bucket);
  confirmToken = makeConfirmToken(site.keyring, {
    subscriptionId: bob?.id ?? '',
    bucket: bob?.bucket ?? 0,
    round: 1,
    expiresAt: confirmTokenExpiry(site.now()),
  });
});

const subscriptionOf = (name: string) =>
  selectSubscriptions(test.db)
    .select(['subscription.id', 'subscription.bucket'])
    .where('subscriber.address', '=', `${name}@example.com`)
    .executeTakeFirstOrThrow();

describe('pages of issues and reviews', () => {
  it('show an issue with everything its reviews say, in order', async () => {
    const { status, text } = await get('/issues/1');
    expect(status).toBe(200);
    const order = [
      'Issue 1 · March 13, 2026',
      'The &lt;First&gt; Issue',
      'Editor’s Note',
      'Dear &lt;readers&gt;,',
      'two of these disagree.',

      '★★★½☆',
      '3.5 of 5',
      'WIRED',
      'March 11, 2026',
      'By Ada Lovelace and Charles Babbage',
      'Also in this issue',
      '&lt;/script&gt;',
      'What it says.',
      '<b>Gap:</b> It is wide',
      'An Empty Heading',
      'Because.',
      'Read the article in WIRED',
      '&lt;img src=x onerror=alert(1)&gt; &amp; {{token}}',
      'Quoted',
      '<li><bdi>First</bdi></li>',
      '1 Fleet Street',
    ];
    let at = -1;
    for (const piece of order) {
      const next = text.indexOf(piece, at + 1);
      expect(next, piece).toBeGreaterThan(at);
      at = next;
    }
    expect(text).not.toMatch(/<script|javascript:|<img/i);
  });

  it('show the title of the lead once before its text, whether or not the subject has it', async () => {
    const newsletter = await insertNewsletter(test.db, {
      slug: 'leads',
      title: 'Leads',
      isDefault: false,
    });
    const long = `Why ${'a very '.repeat(12)}long title is shortened in a subject`;
    const subjects = ['The lead', proposeSubject([{ title: long }]), 'Three reviews for the week'];
    const titles = ['The lead', long, 'Another lead'];
    for (const [index, subject] of subjects.entries()) {
      const title = titles[index] ?? '';
      await insertIssue(test.db, {
        newsletterId: newsletter.id,
        number: index + 1,
        state: 'sent',
        subject,
        preheader: 'What it says.',
        reviews: [
          { slug: `lead-${index}`, document: plainReview({ title }) },
          { slug: `second-${index}`, document: plainReview({ title: 'The second' }) },
        ],
      });
      const { text } = await get(`/n/leads/issues/${index + 1}`);
      const page = text.slice(text.indexOf('<body'));
      const firstScreen = page.slice(0, page.indexOf('>The second</a></h2>'));
      expect(firstScreen.split(title), subject).toHaveLength(2);
      // A proposed preheader repeats the summary.
      expect(page.split('What it says.'), subject).toHaveLength(3);
      expect(firstScreen).toContain('href="#second-');
      const entry = (await get('/n/leads/archive')).text.split('</article>').at(-2 - index) ?? '';
      expect(entry.split(title), subject).toHaveLength(2);
    }
  });

  it('introduce a newsletter by its own tagline and by when it comes', async () => {
    const deps = { ...site.deps, providerUrl: 'https://provider.example' };
    const introduction = async () =>
      Array.from(
        (await get('/n/introduced')).text.matchAll(/class="tagline"[^>]*>(.*?)<\/p>/gs),
        ([, line]) => line,
      );
    const slug = 'introduced';
    const made = { slug, title: 'Introduced', cadence: 'monthly last mon 07:30' };
    await setNewsletter(deps, owner, made);
    expect(await introduction()).toEqual(['A new issue comes on the last Monday of the month.']);
    await setNewsletter(deps, owner, { slug, tagline: 'Books & <b>more</b>.' });
    expect(await introduction()).toEqual([
      'Books &amp; &lt;b&gt;more&lt;/b&gt;.',
      'A new issue comes on the last Monday of the month.',
    ]);
    expect((await get(`/n/${slug}`)).text).toContain('content="Books &amp; &lt;b&gt;');
  });

  it('show only issues that readers have or are getting', async () => {
    const statusOf = async (path: string) => (await get(path)).status;
    const numbers = [1, 2, 3, 4, 5, 6];
    const issues = await Promise.all(numbers.map((number) => statusOf(`/issues/${number}`)));
    expect(issues).toEqual([200, 404, 404, 200, 200, 404]);
    const names = ['draft', 'cancelled', 'paused', 'sending'];
    const reviews = await Promise.all(names.map((name) => statusOf(`/reviews/of-${name}`)));
    expect(reviews).toEqual([404, 404, 200, 200]);
    const archive = (await get('/archive')).text;
    expect(archive).toContain('href="/issues/5"');
    expect(archive).not.toMatch(/href="\/issues\/[23]"/);
    expect((await get('/')).text).not.toMatch(/href="\/issues\/[23]"/);
  });

  it('keep an issue that was cancelled after some readers got it', async () => {
    const { id: newsletterId } = await test.db
      .selectFrom('newsletter')
      .select('id')
      .where('slug', '=', 'weekly')
      .executeTakeFirstOrThrow();
    const { id: issueId } = await insertIssue(test.db, {
      newsletterId,
      number: 8,
      state: 'cancelled',
      reviews: [{ slug: 'half-sent', document: plainReview() }],
    });
    expect((await get('/issues/8')).status).toBe(404);
    const { id: renditionId } = await test.db
      .insertInto('rendition')
      .values({
        issue_id: issueId,
        key: 'full',
        subject: '',
        preheader: '',
        html: '',
        text: '',
        headers: '{}',
        hash: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('batch')
      .values({
        bucket: 0,
        issue_id: issueId,
        rendition_id: renditionId,
        ordinal: 1,
        state: 'accepted',
        size: 1,
        parent_id: null,
        idempotency_key: null,
        content_hash: null,
        lease_until: null,
        frozen_at: null,
        first_ambiguous_at: null,
        reason: null,
        ended_at: null,
      })
      .execute();
    expect((await get('/issues/8')).status).toBe(200);
    expect((await get('/reviews/half-sent')).status).toBe(200);
  });

  it('do not show an issue that can still be cancelled without a trace', async () => {
    const { id } = await test.db
      .selectFrom('newsletter')
      .select('id')
      .where('slug', '=', 'weekly')
      .executeTakeFirstOrThrow();
    await insertIssue(test.db, {
      newsletterId: id,
      number: 9,
      state: 'sending',
      sendAfter: new Date(Date.now() + 60_000),
      reviews: [{ slug: 'undoable', document: plainReview() }],
    });
    expect((await get('/issues/9')).status).toBe(404);
    expect((await get('/reviews/undoable')).status).toBe(404);
    for (const path of ['/', '/archive']) {
      expect((await get(path)).text, path).not.toContain('Subject 9');
    }
    await test.db
      .updateTable('issue')
      .set({ send_after: new Date() })
      .where('number', '=', 9)
      .execute();
    expect((await get('/issues/9')).status).toBe(200);
  });

  it('keep another newsletter’s issues under its own name', async () => {
    const { status, text } = await get('/n/other/issues/1');
    expect(status).toBe(200);
    expect(text).toContain('The Other');
    expect((await get('/n/other')).text).toContain('href="/n/other/issues/1"');
    expect((await get('/n/none/issues/1')).status).toBe(404);
  });

  it.each(['/issues/0', '/issues/01', '/issues/x', '/issues/99999999999', '/issues/1e1'])(
    'answer 404 for %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('describe a review to search engines, in data that no text can break out of', async () => {
    const { text } = await get('/reviews/hostile');
    expect(text.match(/<script/g)).toHaveLength(1);
    const data = /<script type="application\/ld\+json">\s*(.*?)\s*<\/script>/s.exec(text)?.[1];
    expect(JSON.parse(data ?? '')).toMatchObject({
      '@type': 'Review',
      name: '</script><script>alert("title")</script>',
      url: `${PUBLIC_URL}/reviews/hostile`,
      reviewRating: { ratingValue: 3.5, bestRating: 5 },
      itemReviewed: { '@type': 'Article', publisher: { name: 'WIRED' } },
    });
    expect(text).not.toContain('Read the article');
    expect(text).toContain('href="/issues/1"');
  });

  it('say that the first issue is coming soon before there is one', async () => {
    await insertNewsletter(test.db, { slug: 'empty', title: 'Empty', isDefault: false });
    expect((await get('/n/empty')).text).toContain('The first issue is coming soon.');
    expect((await get('/n/empty/archive')).text).toContain('The first issue is coming soon.');
  });
});

describe('a trailing slash', () => {
  it.each([
    ['/archive/', '/archive'],
    ['/issues/1/?utm_source=x&a=%2F', '/issues/1?utm_source=x&a=%2F'],
    ['/n/other//', '/n/other'],
    ['/reviews/plain/', '/reviews/plain'],
    ['/thanks/', '/thanks'],
    ['/unsubscribe/forged.token.1', null],
  ])('leads to the page without it: %s', async (path, location) => {
    const { headers } = await get(path);
    expect(headers.get('location')).toBe(location);
  });

  it('leads from a link in a mail to its page, and changes nothing', async () => {
    const before = await readRows(test.db);
    for (const path of [`/unsubscribe/${readerToken}`, `/confirm/${confirmToken}`]) {
      const { status, headers } = await get(`${path}/`);
      expect([status, headers.get('location')]).toEqual([301, path]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect(await readRows(test.db)).toBe(before);
  });

  it.each(['/no-such-page/', '//evil.example/', '//evil.example/archive/', '/\\evil.example/'])(
    'leads nowhere where there is no page: %s',
    async (path) => {
      const { status, headers } = await get(`http://localhost${path}`);
      expect([status, headers.get('location')]).toEqual([404, null]);
    },
  );
});

describe('a URL that no row can have', () => {
  it.each(['/reviews/%00', '/reviews/a%00b', '/n/%00', '/n/weekly%00/issues/1', '/n/%ff/archive'])(
    'leads nowhere: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is not a newsletter to subscribe to', async () => {
    const response = await site.post('/subscribe', {
      email: 'dora@example.com',
      newsletter: 'weekly\0',
    });
    expect(response.status).toBe(404);
  });
});

describe('every page', () => {
  const paths = () => [
    '/',
    '/n/weekly',
    '/thanks',
    '/archive',
    '/issues/1',
    '/reviews/plain',
    '/robots.txt',
    '/healthz',
    '/readyz',
    '/subscribe',
    '/no-such-page',
    `/confirm/${confirmToken}`,
    `/unsubscribe/${readerToken}`,
    `/preferences/${readerToken}`,
    '/unsubscribe/forged',
    '/webhooks/resend',
  ];

  it('changes no row when it is read', async () => {
    const before = await readRows(test.db);
    for (const path of paths()) {
      const response = await get(path);
      expect(response.status, path).toBeLessThan(500);
      await get(path, { method: 'HEAD' });
    }
    expect(await readRows(test.db)).toBe(before);
  });

  it('asks for its newsletter once, and for no other', async () => {
    const asked: string[] = [];
    const watched = openSite(
      test.db.withPlugin({
        transformQuery: ({ node }) => {
          if (JSON.stringify(node).includes('"name":"newsletter"')) asked.push(node.kind);
          return node;
        },
        transformResult: async ({ result }) => {
          for (const row of result.rows) expect(row['slug'] ?? 'weekly').not.toBe('other');
          return result;
        },
      }),
    );
    const pages = ['/', '/archive', '/issues/1', '/reviews/plain', '/thanks'];
    pages.push(`/confirm/${confirmToken}`, `/unsubscribe/${readerToken}`);
    for (const path of pages) {
      asked.length = 0;
      expect((await watched.app.request(path)).status, path).toBe(200);
      expect(asked, path).toHaveLength(1);
    }
  });

  it('allows no script, no frame and no other origin', async () => {
    for (const path of paths().filter((each) => !/z$|resend/.test(each))) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy'), path).toMatch(
        /default-src 'none';.*frame-ancestors 'none'/,
      );
      expect(headers.get('content-security-policy'), path).not.toMatch(/script|unsafe/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });

  it('is neither cached nor passed on when its URL contains a token', async () => {
    for (const path of paths().filter((each) => /confirm|unsubscribe|preferences/.test(each))) {
      const { headers } = await get(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('x-robots-tag'), path).toContain('noindex');
    }
  });

  it('loads a style sheet that may be cached for ever', async () => {
    const path = /href="(\/assets\/[^"]+\.css)"/.exec((await get('/')).text)?.[1] ?? '';
    const css = await get(path);
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(css.headers.get('cache-control')).toContain('immutable');
  });

  it('leaves neither addresses nor tokens in the log', async () => {
    const own = openSite(test.db);
    await own.app.request(`/unsubscribe/${readerToken}?email=ada@example.com`);
    await own.post('/subscribe', { email: 'carol@example.com' });
    await own.app.request(`/confirm/${confirmToken}x`);
    const log = own.lines.join('');
    expect(log).toContain('"route":"/unsubscribe/:token"');
    expect(log).not.toMatch(/example\.com/);
    expect(log).not.toContain(readerToken);
    expect(log).not.toContain(confirmToken);
  });

  it('says that something went wrong without saying what', async () => {
    const broken = openSite(test.db.withSchema('nowhere'));
    const response = await broken.app.request('/');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain('Something went wrong');
    expect(text).not.toMatch(/nowhere|relation|\.ts/);
    expect(broken.lines.join('')).toContain('nowhere');
    expect((await broken.app.request('/healthz')).status).toBe(200);
  });
});

describe('a request from another site', () => {
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: PUBLIC_URL },
    { 'sec-fetch-site': 'same-site' },
  ];
  const own = [
    {},
    { origin: PUBLIC_URL },
    { origin: 'http://localhost:3000', host: 'localhost:3000' },
    { 'sec-fetch-site': 'same-origin' },
  ];

  it.each(foreign)('is refused when it could change something: %j', async (headers) => {
    const before = await readRows(test.db);
    const targets = ['/thanks', '/api/v1/newsletters', '/n/weekly/archive'];
    for (const path of targets) {
      const response = await site.post(path, { email: 'eve@example.com', name: 'Eve' }, headers);
      expect(response.status, path).toBe(403);
    }
    expect(await readRows(test.db)).toBe(before);
    expect((await get('/', { headers })).status).toBe(200);
  });

  it.each(foreign)('leads to our own form, filled in and unsent: %j', async (headers) => {
    const before = await readRows(test.db);
    const response = await site.post(
      '/subscribe',
      { email: 'eve@example.com', name: 'Eve' },
      headers,
    );
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('value="eve@example.com"');
    expect(page).toContain('One more click');
    expect(await readRows(test.db)).toBe(before);
  });

  it.each(foreign)('acts where only a token can open the door: %j', async (headers) => {
    const response = await site.post(`/preferences/${readerToken}`, { name: 'Ada' }, headers);
    expect(response.status).toBe(200);
    const forged = `/preferences/${readerToken.replace('.', '.x')}`;
    expect((await site.post(forged, { name: 'Eve' }, headers)).status).toBe(404);
  });

  it.each(own)('differs from one of our own: %j', async (headers) => {
    const response = await site.post('/subscribe', { email: 'not an address' }, headers);
    expect(response.status).toBe(422);
  });
});

describe('POST /webhooks/resend', () => {
  const event = {
    type: 'email.bounced',
    created_at: '2026-03-11T09:00:00.000Z',
    data: { email_id: 'e1', to: ['ada@example.com'], bounce: { message: 'a\0b' } },
  };
  const send = (secrets: readonly string[], secret: string, id = 'msg_1') => {
    const body = JSON.stringify(event);
    const own = openSite(test.db, { webhookSecrets: secrets });
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'svix-id': id,
      'svix-timestamp': String(timestamp),
      'svix-signature': signWebhook({ secret, id, timestamp, body }),
    };
    return {
      own,
      post: (sent = body) =>
        own.app.request('/webhooks/resend', { method: 'POST', body: sent, headers }),
    };
  };
  const stored = () => test.db.selectFrom('feedback_event').selectAll().execute();

  it('does not exist without a secret', async () => {
    expect((await send([], createWebhookSecret()).post()).status).toBe(404);
  });

  it('stores a signed event once before it answers, and wakes delivery', async () => {
    const secret = createWebhookSecret();
    const { own, post } = send([createWebhookSecret(), secret], secret);
    expect((await post()).status).toBe(200);
    expect((await post()).status).toBe(200);
    expect(await stored()).toMatchObject([
      {
        svix_id: 'msg_1',
        type: 'email.bounced',
        occurred_at: new Date('2026-03-11T09:00:00Z'),
        payload: {
          type: 'email.bounced',
          data: { email_id: 'e1', bounce: { message: 'a\ufffdb' } },
        },
        applied_at: null,
      },
    ]);
    expect(own.wakes).toEqual(['apply-feedback']);
  });

  it('refuses unsigned and altered events', async () => {
    const secret = createWebhookSecret();
    expect((await send([secret], createWebhookSecret(), 'msg_2').post()).status).toBe(400);
    const { own, post } = send([secret], secret, 'msg_3');
    expect((await post(JSON.stringify({ ...event, type: 'email.delivered' }))).status).toBe(400);
    expect((await own.app.request('/webhooks/resend', { method: 'POST' })).status).toBe(400);
    expect((await stored()).map(({ svix_id }) => svix_id)).not.toContain('msg_3');
  });
});

describe('the running server', () => {
  it('serves pages, the sandbox and its mailbox, and records the source of a request', async () => {
    const sandbox = openSandbox({ path: ':memory:' });
    const { deps, keyring, stampOf } = openSite(test.db, { sandbox });
    const web = await startWeb({ ...deps, host: '127.0.0.1', port: 0 });
    onTestFinished(async () => {
      await web.stop();
      await sandbox.close();
    });
    expect(web.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${web.url}/mailbox`)).status).toBe(200);
    const mail = await fetch(`${web.url}/sandbox/emails`, { method: 'POST', body: '{}' });
    expect(mail.status).toBe(401);

    const asked = await fetch(`${web.url}/subscribe`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'ip@example.com', form: stampOf('weekly') }),
      redirect: 'manual',
    });
    expect(asked.status).toBe(303);
    const consent = await test.db
      .selectFrom('consent')
      .select('ip')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(matchesHashedIp(keyring, consent?.ip ?? '', '127.0.0.1')).toBe(true);
  });

  it('has no sandbox and no mailbox when mail is real', async () => {
    expect((await get('/mailbox')).status).toBe(404);
    expect((await get('/sandbox/emails')).status).toBe(404);
  });
});
