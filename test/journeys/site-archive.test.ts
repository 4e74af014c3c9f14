import { parseFeed } from 'feedsmith';
import { listenForChanges, sql } from '@galley/db';
import { setNewsletter } from '@galley/press/newsletter';
import { createKeptAnswers, startWeb } from '@galley/web';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import {
  PUBLIC_URL,
  insertIssue,
  insertNewsletter,
  openSite,
  plainReview,
  readRows,
} from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let weeklyId: string;

const HOSTILE = ']]></content:encoded><script>alert("1")</script> & {{token}} \u{1F600}';

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await site.app.request(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

beforeAll(async () => {
  site = openSite(test.db);
  weeklyId = (await insertNewsletter(test.db, { slug: 'weekly', title: 'The <Weekly> & Co' })).id;
  await insertIssue(test.db, {
    newsletterId: weeklyId,
    number: 1,
    state: 'sent',
    reviews: [
      {
        slug: 'best',
        document: plainReview({ title: 'The Best Lighthouse', rating: { value: 5, max: 5 } }),
      },
      {
        slug: 'hostile',
        document: plainReview({
          title: `Hostile ${HOSTILE}`,
          outlet: 'A/B "C" & <d>.xml',
          authors: [HOSTILE, 'x'.repeat(120)],
          summary: [`lighthouse ${HOSTILE}`],
          url: 'https://example.com/a?b=1&c=<2>',
        }),
      },
    ],
  });
  const arabic = await insertNewsletter(test.db, {
    slug: 'arabic',
    title: 'المراجعة',
    isDefault: false,
  });
  await test.db
    .updateTable('newsletter')
    .set({ language: 'ar' })
    .where('id', '=', arabic.id)
    .execute();
  await insertIssue(test.db, {
    newsletterId: arabic.id,
    number: 1,
    state: 'sent',
    language: 'ar',
    reviews: [{ slug: 'manarat', document: plainReview({ title: 'حراس المنارات' }) }],
  });
});

const OUTLET = `/feed/outlets/${encodeURIComponent('A/B "C" & <d>.xml')}`;

describe('feeds', () => {
  const rss = ['/feed.xml', '/feed/five-stars.xml', `${OUTLET}.xml`, '/n/arabic/feed.xml'];
  const json = ['/feed.json', '/feed/five-stars.json', `${OUTLET}.json`, '/n/arabic/feed.json'];

  it.each(rss)('%s is RSS that a strict parser and a feed reader understand', async (path) => {
    const { status, headers, text } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/rss+xml; charset=utf-8',
    ]);
    expect(parseStrictly(text)).toBe('rss');
    const parsed = parseFeed(text);
    if (parsed.format !== 'rss') throw new Error(`it is ${parsed.format}`);
    const { feed } = parsed;
    expect(feed.atom?.links?.[0]).toMatchObject({ rel: 'self', href: `${PUBLIC_URL}${path}` });
    expect(feed.items?.length).toBeGreaterThan(0);
    for (const item of feed.items ?? []) {
      expect(item.guid?.value).toMatch(/^tag:news\.example\.org,\d{4}:reviews\/\d+$/);
      expect(item.guid?.isPermaLink).toBe(false);
      expect(item.link).toMatch(/^https:\/\/news\.example\.org\/reviews\//);
      expect(new Date(String(item.pubDate)).getTime()).not.toBeNaN();
      expect(item.content?.encoded).toContain('Because.');
      expect(item.content?.encoded).not.toMatch(/<script|href="\//);
    }
  });

  it.each(json)('%s is JSON Feed 1.1', async (path) => {
    const { status, headers, text } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/feed+json; charset=utf-8',
    ]);
    const parsed = parseFeed(text);
    if (parsed.format !== 'json') throw new Error(`it is ${parsed.format}`);
    const { feed } = parsed;
    expect(JSON.parse(text)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' });
    expect(feed.feed_url).toBe(`${PUBLIC_URL}${path}`);
    for (const item of feed.items ?? []) {
      expect(item.id).toMatch(/^tag:/);
      expect(item.content_html).toContain('Because.');
      expect(item.content_html).not.toContain('<script');
    }
  });

  it('say in both formats that Arabic runs from right to left', async () => {
    expect((await get('/n/arabic/feed.xml')).text).toContain('&lt;div dir=&quot;rtl&quot;&gt;');
    const { items } = JSON.parse((await get('/n/arabic/feed.json')).text) as {
      items: { content_html: string }[];
    };
    expect(items.map(({ content_html: markup }) => markup.slice(0, 15))).toEqual([
      '<div dir="rtl">',
    ]);
  });

  it('hold what they are for', async () => {
    const titles = async (path: string) =>
      (JSON.parse((await get(path)).text) as { items: { title: string }[] }).items.map(
        ({ title }) => title,
      );
    expect(await titles('/feed.json')).toEqual(['The Best Lighthouse', `Hostile ${HOSTILE}`]);
    expect(await titles('/feed/five-stars.json')).toEqual(['The Best Lighthouse']);
    expect(await titles(`${OUTLET}.json`)).toEqual([`Hostile ${HOSTILE}`]);
    expect((await get('/feed/outlets/Nobody.xml')).status).toBe(404);
    expect((await get('/feed/outlets/%00.xml')).status).toBe(404);
    expect((await get('/n/none/feed.xml')).status).toBe(404);
  });

  it('say the same bytes each time, and spare those who have them', async () => {
    for (const path of [
      ...rss,
      ...json,
      '/',
      '/archive',
      '/issues/1',
      '/reviews/best',
      '/sitemap.xml',
    ]) {
      const first = await get(path);
      const again = await get(path);
      expect(again.text, path).toBe(first.text);
      const etag = first.headers.get('etag') ?? '';
      expect(etag, path).toMatch(/^"[\w-]+"$/);
      const known = await get(path, { 'if-none-match': etag });
      expect([known.status, known.text], path).toEqual([304, '']);
      for (const name of ['etag', 'cache-control']) {
        expect(known.headers.get(name), path).toBe(first.headers.get(name));
      }
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });
});

function parseStrictly(text: string): string {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void names.push(name));
  parser.write(text).close();
  return names[0] ?? '';
}

describe('search engines', () => {
  it('get a sitemap of what readers may see, with absolute addresses', async () => {
    const { text } = await get('/sitemap.xml');
    expect(parseStrictly(text)).toBe('urlset');
    const urls = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
    for (const path of [
      '/',
      '/archive',
      '/issues/1',
      '/reviews/best',
      '/n/arabic',
      '/n/arabic/issues/1',
    ]) {
      expect(urls).toContain(`${PUBLIC_URL}${path}`);
    }
    for (const url of urls) {
      expect((await get((url ?? '').slice(PUBLIC_URL.length))).status, url).toBe(200);
    }
    expect((await get('/robots.txt')).text).toContain(`Sitemap: ${PUBLIC_URL}/sitemap.xml`);
  });

  it.each(['best', 'hostile', 'manarat'])('get a true review of an article: %s', async (slug) => {
    const { text } = await get(`/reviews/${slug}`);
    const [, printed = ''] =
      /<script type="application\/ld\+json">\s*(.*?)\s*<\/script>/s.exec(text) ?? [];
    const data = JSON.parse(printed) as Record<string, Record<string, unknown>>;
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Review',
      author: { '@type': 'Organization' },
      itemReviewed: { '@type': 'Article' },
      reviewRating: { worstRating: 0, bestRating: 5 },
    });
    expect(data['itemReviewed']?.['name']).toBe(data['itemReviewed']?.['headline']);
    expect(data['datePublished']).toMatch(/^\d{4}-\d\d-\d\d$/);
    const authors = data['itemReviewed']?.['author'] as { name: string }[];
    for (const { name } of [data['author'] as unknown as { name: string }, ...authors]) {
      expect(Array.from(name).length).toBeLessThan(100);
    }
    for (const url of [data['url'], data['image'], data['author']?.['url']]) {
      expect(String(url)).toMatch(/^https:\/\/news\.example\.org\//);
    }
    expect(text).toContain('<meta property="og:type" content="article" />');
  });

  it('leave searches out', async () => {
    expect((await get('/archive?q=lighthouse')).text).toContain('content="noindex, follow"');
    expect((await get('/archive')).text).not.toContain('noindex');
  });
});

describe('the archive', () => {
  it('marks what a search has found, and shows markup as text', async () => {
    const { status, text } = await get('/archive?q=lighthouse');
    expect(status).toBe(200);
    expect(text).toContain('The Best <mark>Lighthouse</mark>');
    expect(text).toContain('2 reviews');
    expect(text).not.toMatch(/<script|<img/);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    'a '.repeat(500),
    '\u0000\ud800',
    "' or 1=1 --",
  ])('shows what was typed as text: %j', async (q) => {
    const { status, text } = await get(
      `/archive?${String(new URLSearchParams({ q, outlet: q, author: q, stars: q, page: q }))}`,
    );
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|<svg/);
  });

  it('leads from a review to more of its outlet and its authors', async () => {
    const { text } = await get('/reviews/best');
    for (const [, path = ''] of text.matchAll(/href="(\/archive\?[^"]+)"/g)) {
      expect((await get(path.replaceAll('&amp;', '&'))).text).toContain('The Best Lighthouse');
    }
    expect(text).toContain('href="/archive?outlet=WIRED"');
    expect(text).toContain('href="/archive?author=Ada+Lovelace"');
  });

  it('speaks Arabic, and finds Arabic words by their stems', async () => {
    const { text } = await get(`/n/arabic/archive?q=${encodeURIComponent('المنارة')}`);
    expect(text).toContain('dir="rtl"');
    expect(text).toContain('<mark>المنارات</mark>');
    expect(text).toContain('مراجعة واحدة');
  });

  it('is shown in pages of twenty issues, each below 50 KB', async () => {
    const many = await insertNewsletter(test.db, { slug: 'many', title: 'Many', isDefault: false });
    for (let number = 1; number <= 21; number += 1) {
      const document = plainReview({ title: `Review ${number}` });
      await insertIssue(test.db, {
        newsletterId: many.id,
        number,
        state: 'sent',
        reviews: [{ slug: `many-${number}`, document }],
      });
    }
    const first = await get('/n/many/archive');
    expect(first.text).toContain('href="/n/many/archive?page=2"');
    expect(first.text.match(/class="entry brief"/g)).toHaveLength(20);
    const second = await get('/n/many/archive?page=2');
    expect(second.text.match(/class="entry brief"/g)).toHaveLength(1);
    expect((await get('/n/many/archive?page=3')).status).toBe(404);
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(first.text)?.[1] ?? '';
    const styles = Buffer.byteLength((await get(css)).text);
    for (const path of [
      '/n/many/archive',
      '/n/many/archive?q=review',
      '/n/many',
      '/reviews/best',
    ]) {
      expect(Buffer.byteLength((await get(path)).text) + styles, path).toBeLessThan(50_000);
    }
  });

  it.each([
    ['findings', 8, 1_500],
    ['summary', 20, 300],
    ['head', 30, 300],
  ])(
    'shows of an issue with many long reviews as much as weighs 50 KB: %s',
    async (shown, count, letters) => {
      const slug = `long-${shown}`;
      const long = await insertNewsletter(test.db, { slug, title: 'Long', isDefault: false });
      const document = plainReview({
        summary: [`It says: ${'word '.repeat(letters / 5)}`],
        keyFindings: [{ label: null, text: `It found: ${'word '.repeat(60)}` }],
        analysis: [
          { heading: null, blocks: [{ type: 'paragraph', text: 'letter '.repeat(1_000) }] },
        ],
      });
      await insertIssue(test.db, {
        newsletterId: long.id,
        number: 1,
        state: 'sent',
        reviews: Array.from({ length: count }, (_, at) => ({ slug: `${slug}-${at}`, document })),
      });
      const { text } = await get(`/n/${slug}/issues/1`);
      const css = /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
      const styles = Buffer.byteLength((await get(css)).text);
      expect(Buffer.byteLength(text) + styles).toBeLessThan(50_000);
      expect(text.match(/Read the whole review/g)).toHaveLength(count);
      expect(text).toContain(`href="/reviews/${slug}-${count - 1}"`);
      expect([text.includes('It says'), text.includes('It found')]).toEqual([
        shown !== 'head',
        shown === 'findings',
      ]);
      expect((await get(`/reviews/${slug}-0`)).text).toContain('letter letter');
    },
  );

  it('changes no row', async () => {
    const before = await readRows(test.db);
    for (const path of [
      '/archive?q=a',
      '/feed.xml',
      '/feed.json',
      '/sitemap.xml',
      '/n/weekly/theme-x.css',
    ]) {
      await get(path);
      await site.app.request(path, { method: 'HEAD' });
    }
    expect(await readRows(test.db)).toBe(before);
  });
});

describe('a newsletter with a look of its own', () => {
  it('has its colours, fonts and logo on its pages, and lets browsers load that logo alone', async () => {
    const deps = { ...site.deps, providerUrl: 'https://provider.example' };
    await setNewsletter(deps, owner, {
      slug: 'green',
      title: 'Green',
      theme: {
        light: { accent: '#0b5d4b' },
        fonts: { display: 'Charter,Georgia,serif' },
        logo: { url: 'https://cdn.example/logo.png', alt: 'Green & Co', width: 200, height: 40 },
      },
    });
    const page = await get('/n/green');
    expect(page.text).toContain('<img src="https://cdn.example/logo.png" alt="Green &amp; Co"');
    expect(page.headers.get('content-security-policy')).toContain(
      "img-src 'self' https://cdn.example;",
    );
    const path = /href="(\/n\/green\/theme-[\w-]+\.css)"/.exec(page.text)?.[1] ?? '';
    const { text, headers } = await get(path);
    expect(text).toContain('--accent:#0b5d4b');
    expect(text).toContain('--display:Charter,Georgia,serif');
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await get('/n/green/theme-old.css')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/')).headers.get('content-security-policy')).not.toContain('cdn.example');
    expect((await get('/thanks')).text).not.toContain('cdn.example');
  });
});

describe('a picture of a review', () => {
  it('is a PNG of 1200 by 630, named after its content', async () => {
    const { text } = await get('/reviews/best');
    const url = /property="og:image" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const path = url.slice(PUBLIC_URL.length);
    const response = await site.app.request(path);
    const png = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const old = await site.app.request(`/reviews/best/${'x'.repeat(22)}.png`);
    expect([old.status, old.headers.get('location')]).toEqual([302, path]);
    expect((await get(`/reviews/none/${'x'.repeat(22)}.png`)).status).toBe(404);
  });
});

describe('kept answers', () => {
  /** Web with a server, as it runs, on the changes that Postgres announces. */
  async function serve() {
    const kept = createKeptAnswers();
    let asked = 0;
    const db = test.db.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { deps } = openSite(db, { kept });
    const web = await startWeb({ ...deps, host: '127.0.0.1', port: 0 });
    onTestFinished(() => web.stop());
    const listener = listenForChanges(test.database, kept);
    onTestFinished(() => listener.stop());
    await expect.poll(() => kept.begin() !== null).toBe(true);
    const ask = async (path: string, init: RequestInit = {}) => {
      const before = asked;
      const response = await fetch(`${web.url}${path}`, { redirect: 'manual', ...init });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, queries: asked - before };
    };
    return { ask, kept };
  }

  it('are the same as new ones, ask nothing of the database, and forget with a change', async () => {
    const { ask } = await serve();
    for (const path of [
      '/',
      '/archive',
      '/issues/1',
      '/reviews/best',
      '/feed.xml',
      '/feed.json',
      '/sitemap.xml',
      '/robots.txt',
    ]) {
      const first = await ask(path);
      const again = await ask(path);
      expect([again.status, again.queries], path).toEqual([200, 0]);
      expect(again.text, path).toBe(first.text);
      const plain = (headers: Headers) =>
        [...headers].filter(
          ([name]) =>
            !['date', 'transfer-encoding', 'content-length', 'x-request-id'].includes(name),
        );
      expect(plain(again.headers), path).toEqual(plain(first.headers));
      const etag = first.headers.get('etag') ?? '';
      const known = await ask(path, { headers: { 'if-none-match': etag } });
      expect([known.status, known.text, known.queries], path).toEqual([304, '', 0]);
      expect(known.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
      const head = await ask(path, { method: 'HEAD' });
      expect([head.status, head.text, head.queries], path).toEqual([200, '', 0]);
    }
    const deps = { ...site.deps, providerUrl: 'https://provider.example' };
    await setNewsletter(deps, owner, { slug: 'weekly', tagline: 'Another tagline.' });
    await expect.poll(async () => (await ask('/')).text).toContain('Another tagline.');
  });

  it('ignore a query that the page does not read, and keep no search', async () => {
    const { ask } = await serve();
    await ask('/issues/1');
    expect((await ask('/issues/1?utm_source=mail')).queries).toBe(0);
    await ask('/archive');
    await ask('/archive?q=lighthouse');
    const search = await ask('/archive?q=lighthouse');
    expect(search.queries).toBeGreaterThan(0);
    expect(search.text).toContain('<mark>');
    expect((await ask('/archive?page=9')).status).toBe(404);
    expect((await ask('/archive', { method: 'POST' })).status).not.toBe(200);
  });

  it('are found under every spelling of a path, and kept under one', async () => {
    const { ask, kept } = await serve();
    const usual = await ask('/issues/1');
    for (const path of ['/%69ssues/1', '/issues/%31', '/%69%73%73%75%65%73/1?utm_source=mail']) {
      const other = await ask(path);
      expect([other.status, other.queries, other.text], path).toEqual([200, 0, usual.text]);
    }
    await ask('/reviews/%62est');
    expect([kept.find('/reviews/%62est'), kept.find('/reviews/best')]).toEqual([
      null,
      expect.objectContaining({ route: '/reviews/:slug' }),
    ]);
    expect((await ask('/reviews/best')).queries).toBe(0);
  });

  it('spare searches the names to choose among, until something changes', async () => {
    const { ask, kept } = await serve();
    const first = await ask('/archive?q=lighthouse');
    const again = await ask('/archive?q=lighthouse');
    expect(again.text).toBe(first.text);
    expect(again.queries).toBeLessThan(first.queries);
    expect(kept.names.find(weeklyId)?.names.outlets).not.toEqual([]);
    const deps = { ...site.deps, providerUrl: 'https://provider.example' };
    await setNewsletter(deps, owner, { slug: 'weekly', tagline: 'A third tagline.' });
    await expect.poll(() => kept.names.find(weeklyId)).toBeNull();
  });

  it('keep no page of somebody, no error and no redirect', async () => {
    const { ask } = await serve();
    for (const path of [
      '/thanks',
      '/no-such-page',
      '/issues/99',
      '/issues/1/',
      '/unsubscribe/x',
      '/preferences/x',
    ]) {
      await ask(path);
      expect((await ask(path)).queries, path).toBeGreaterThan(0);
    }
  });

  it('end by themselves when an issue appears', async () => {
    const { ask } = await serve();
    await insertIssue(test.db, {
      newsletterId: weeklyId,
      number: 50,
      state: 'sending',
      sendAfter: new Date(Date.now() + 4000),
      reviews: [],
    });
    await ask('/');
    expect((await ask('/')).text).not.toContain('Subject 50');
    await expect
      .poll(async () => (await ask('/')).text, { timeout: 30_000 })
      .toContain('Subject 50');
  });

  it('are forgotten while changes are not heard', async () => {
    const { ask, kept } = await serve();
    // For a moment after an issue has appeared, nothing is kept.
    await expect.poll(async () => (await ask('/')).queries, { timeout: 30_000 }).toBe(0);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like '%(live events)'`.execute(test.db);
    await expect.poll(() => kept.find('/')).toBeNull();
    await expect.poll(() => kept.begin() !== null, { timeout: 30_000 }).toBe(true);
  });
});
