import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { queueReviews } from './desk-queue-acts.ts';
import { LIGHTHOUSES, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { runOnSample, startSample } from './start-sample.ts';

const BIN = resolve(import.meta.dirname, 'galley-on-site.js');
const ITEMS = 60;

/** How many of them the newsletter knows in the second test. */
const KNOWN = 20;

/** An article with two dates that contradict each other, and a feed with 60 others. */
const ARTICLE = `<!doctype html><html lang="en"><head><title>The Quiet Ocean</title>
  <script type="application/ld+json">{"@type":"NewsArticle","headline":"The Quiet Ocean",
    "datePublished":"2026-03-11","author":{"name":"Ada Ito"},"publisher":{"name":"The Site"}}</script>
  <meta property="article:published_time" content="2026-03-14T12:00:00Z">
  </head><body></body></html>`;
const FEED = `<rss version="2.0"><channel><title>The Site</title>${Array.from(
  { length: ITEMS },
  (_, at) => `<item><title>Article ${at}</title><link>/articles/${at}</link></item>`,
).join('')}</channel></rss>`;

const server = createServer(({ url = '' }, response) => {
  const page = url.startsWith('/feed')
    ? (['application/rss+xml', FEED] as const)
    : (['text/html', ARTICLE] as const);
  response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const site = `http://site.test:${port}`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const settings = { SITE_PORT: String(port), INBOUND_DOMAIN: 'in.galley.test' };
const desk = withDesk((prepared) => startSample(settings, { bin: BIN, prepared }));

async function untilFlawless(page: Page, colours: 'all' | 'once' = 'all'): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 860 };
  expect(await findFlaws(page, { widths: [1280, 375], colours })).toEqual([]);
  await page.setViewportSize(size);
}

it('an article is looked up by its address, and a feed’s are taken and dismissed', async () => {
  const ada = await visitAs(desk, 'ada@harbor.example', { passkeys: true });
  await ada.goto('/desk/candidates/sample');
  await ada.getByRole('heading', { name: 'No candidates' }).waitFor();
  await untilFlawless(ada);

  // By its address: each field says where it was found, and the doubtful one says so.
  await ada.getByLabel('Address of an article').fill(`${site}/ocean`);
  await ada.keyboard.press('Enter');
  await expect.poll(async () => ada.getByLabel('Title').inputValue()).toBe('The Quiet Ocean');
  await ada.getByText('From JSON-LD').first().waitFor();
  await ada.getByText('Not sure').first().waitFor();
  await untilFlawless(ada);
  await ada.getByLabel('Date').fill('2026-03-11');
  await ada.getByRole('button', { name: 'Write the review' }).click();
  await ada.waitForURL('**/desk/reviews/*');

  // The same article again: it is said before anything is written.
  await ada.goto(`/desk/add?url=${encodeURIComponent(`${site}/ocean`)}`);
  await ada.getByText('There is already a review of this article').waitFor();

  // A feed brings at most 50, page by page, less what is there.
  await ada.goto('/desk/candidates/sample');
  await ada.getByLabel('Address of a feed, or of a site').fill(`${site}/feed`);
  await ada.getByRole('button', { name: 'Watch it' }).click();
  await ada.getByText('50 wait', { exact: true }).waitFor();
  // On a telephone, the foot of the page covers one of so many rows.
  await untilFlawless(ada, 'once');
  const rows = ada.locator('[data-candidate]');
  await expect.poll(() => rows.count()).toBe(50);
  await ada.getByRole('link', { name: 'Article 0', exact: true }).focus();
  await ada.keyboard.press('x');
  await ada.keyboard.press('j');
  await ada.keyboard.press('x');
  await ada.getByText('2 selected').waitFor();
  await ada.keyboard.press('d');
  await ada.getByText('48 wait', { exact: true }).waitFor();
  await ada.keyboard.press('z');
  await ada.getByText('50 wait', { exact: true }).waitFor();
  await ada.getByRole('link', { name: 'Article 3', exact: true }).focus();
  await ada.keyboard.press('a');
  await ada.waitForURL('**/desk/reviews/*');
  await ada.goto('/desk/candidates/sample');
  await ada.getByText('49 wait', { exact: true }).waitFor();
  await ada.getByText('queue+sample@in.galley.test').waitFor();
});

it('of a feed’s 60 articles, the 20 that the newsletter knows do not come', async () => {
  const ada = await visitAs(desk, 'ada@harbor.example', { passkeys: true });
  const slug = 'knows';
  await runOnSample(desk.sample(), ['newsletter', 'set', slug, '--title', 'The Knowing Digest']);
  const known = Array.from({ length: KNOWN }, (_, at) => ({
    ...LIGHTHOUSES,
    title: `Review ${at}`,
    // As a reader would share it.
    url: `${site}/articles/${at * 3}?utm_source=mail`,
  }));
  await queueReviews(ada, slug, known);
  await openCalmly(ada, `/desk/candidates/${slug}`);
  await ada.getByLabel('Address of a feed, or of a site').fill(`${site}/feed`);
  await ada.keyboard.press('Enter');
  await ada.getByText(`${ITEMS - KNOWN} wait`, { exact: true }).waitFor();
  await expect.poll(() => ada.locator('[data-candidate]').count()).toBe(ITEMS - KNOWN);
  await ada.getByRole('link', { name: 'Article 1', exact: true }).waitFor();
  expect(await ada.getByRole('link', { name: 'Article 3', exact: true }).count()).toBe(0);
});
