import { correctReview } from '@galley/press/review';
import { parseFeed } from 'feedsmith';
import { beforeAll, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import { insertIssue, insertNewsletter, openSite, plainReview } from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
const AT = new Date('2026-04-02T23:30:00Z');

async function get(path: string) {
  const response = await site.app.request(path);
  return { status: response.status, text: (await response.text()).replaceAll(/\s+/g, ' ') };
}

async function correct(slug: string, review: object, note: string) {
  const { id } = await test.db
    .selectFrom('review')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const deps = { db: test.db, clock: () => AT, publicUrl: 'https://news.example.org' };
  const corrected = await correctReview({ ...deps, providerUrl: 'https://api.resend.com' }, owner, {
    id,
    review,
    note,
  });
  if (corrected.kind !== 'corrected') throw new Error(JSON.stringify(corrected));
}

beforeAll(async () => {
  site = openSite(test.db);
  const { id } = await insertNewsletter(test.db, { slug: 'weekly', title: 'Weekly' });
  const review = (slug: string, fields: object) => ({ slug, document: plainReview(fields) });
  await insertIssue(test.db, {
    newsletterId: id,
    number: 1,
    state: 'sent',
    reviews: [
      review('tides', {
        title: 'The Tides',
        summary: ['Ships left the harbour in <May> & came back.', 'Nobody knows why.'],
      }),
      review('grid', { title: 'The Grid', summary: ['Power for all.'] }),
      review('plain', { title: 'Never Wrong', summary: ['True.'] }),
    ],
  });
  // In Auckland it is the next day already.
  await test.db
    .updateTable('newsletter')
    .set({ time_zone: 'Pacific/Auckland' })
    .where('id', '=', id)
    .execute();
  await correct(
    'tides',
    { summary: ['Ships left the harbour in <June> & came back.', 'Nobody knows why.'] },
    'The month was <wrong>.\n\nThank you, readers.',
  );
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
    reviews: [review('sea', { title: 'البحر', summary: ['خرجت السفن في مايو.'] })],
  });
  await correct('sea', { summary: ['خرجت السفن في يونيو.'] }, 'كان الشهر خطأ.');
});

it('shows the corrected text on the page of the review, with what was wrong and when', async () => {
  const { text } = await get('/reviews/tides');
  expect(text).toContain('in &lt;June&gt; &amp; came back.');
  expect(text).not.toContain('&lt;May&gt;');
  expect(text).toContain('<p dir="auto">The month was &lt;wrong&gt;.</p>');
  expect(text).toContain('<p dir="auto">Thank you, readers.</p>');
  expect(text).toMatch(
    /<time datetime="2026-04-02T23:30:00.000Z" >Corrected on April 3, 2026<\/time/,
  );
  expect(text).toContain('href="/reviews/tides/corrections/1"');
  const [, data = ''] = /<script type="application\/ld\+json"> (.+?) <\/script>/.exec(text) ?? [];
  expect(JSON.parse(data)).toMatchObject({
    '@type': 'Review',
    dateModified: AT.toISOString(),
    correction: [{ '@type': 'CorrectionComment', datePublished: AT.toISOString() }],
  });
  expect((await get('/reviews/plain')).text).not.toContain('orrect');
});

it('keeps the earlier text readable, and says to everybody which words have changed', async () => {
  const { status, text } = await get('/reviews/tides/corrections/1');
  expect(status).toBe(200);
  expect(text).toContain('<meta name="robots" content="noindex, follow" />');
  expect(text).toContain(
    '<del><span class="unseen"> [removed: </span>May<span class="unseen">] </span></del>',
  );
  expect(text).toContain(
    '<ins><span class="unseen"> [added: </span>June<span class="unseen">] </span></ins>',
  );
  // Once among the changes, and once in the earlier text; what stayed is no change.
  expect(text.match(/Nobody knows why\./g)).toHaveLength(1);
  expect(text).toContain('in &lt;May&gt; &amp; came back.');
  for (const path of ['tides/corrections/2', 'plain/corrections/1', 'none/corrections/1']) {
    expect((await get(`/reviews/${path}`)).status).toBe(404);
  }
});

it('leaves the issue as it went out, and marks what was corrected since', async () => {
  const { text } = await get('/issues/1');
  expect(text).toContain('in &lt;May&gt; &amp; came back.');
  expect(text).not.toContain('&lt;June&gt;');
  expect(text.match(/This is the text that went out\./g)).toHaveLength(1);
  expect(text).toMatch(
    /It was corrected on April 3, 2026\. <a href="\/reviews\/tides">Read the corrected review<\/a>/,
  );
});

const textOf = async (path: string): Promise<string> => (await site.app.request(path)).text();

it('tells feed readers that a known item has changed', async () => {
  const json = JSON.parse(await textOf('/feed.json'));
  const [tides, grid] = json.items;
  expect(tides).toMatchObject({ date_modified: AT.toISOString() });
  expect(tides.id).toMatch(/^tag:news\.example\.org,2026:reviews\/\d+$/);
  expect(tides.content_html).toContain('The month was &lt;wrong&gt;.');
  expect(tides.content_html).toContain('&lt;June&gt;');
  expect(grid).not.toHaveProperty('date_modified');
  const parsed = parseFeed(await textOf('/feed.xml'));
  if (parsed.format !== 'rss') throw new Error(parsed.format);
  const { feed } = parsed;
  expect(feed).toMatchObject({ lastBuildDate: AT.toUTCString() });
  expect(feed.items?.[0]).toMatchObject({ atom: { updated: AT.toISOString() } });
  expect(feed.items?.[1]).not.toHaveProperty('atom');
});

it('tells search engines when a page has changed', async () => {
  const { text } = await get('/sitemap.xml');
  expect(text).toMatch(/\/reviews\/tides<\/loc>\s*<lastmod>2026-04-02T23:30:00.000Z/);
  expect(text).not.toMatch(/\/issues\/1<\/loc>\s*<lastmod>2026-04-02T23:30/);
});

it('speaks Arabic', async () => {
  expect((await get('/reviews/sea')).text).toContain('تصحيح');
  const { text } = await get('/reviews/sea/corrections/1');
  expect(text).toContain('<ins><span class="unseen"> [مضاف: </span>يونيو');
});
