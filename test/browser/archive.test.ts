import { wordingOf } from '@galley/wording';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { ARABIC, ENGLISH, pathOf } from './add-newsletters.ts';
import { expectPage } from './expect-page.ts';
import { press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser(() => inject('readers').url);

const SEARCHES = [
  {
    language: 'en',
    newsletter: ENGLISH,
    words: 'recall',
    found: 'A Paper Trail Through 40 Years of Recalled Medicine',
    outlet: 'The Harbor Review',
    author: 'Mei-Ling Sato',
    ofOutlet: 'The Quiet Grid: How a Cold Snap Nearly Broke the Northern Interconnect',
    best: 1,
  },
  {
    language: 'ar',
    newsletter: ARABIC,
    words: 'سجلات',
    found: 'أرشيف الميناء',
    outlet: 'مجلة الميناء',
    author: 'ليلى حداد',
    ofOutlet: 'أرشيف الميناء',
    best: 2,
  },
] as const;

it.each(SEARCHES)(
  'a reader searches, narrows, reads a review and finds more like it, by keyboard: $language',
  async ({ language, newsletter, words, found, outlet, author, ofOutlet, best }) => {
    const page = await browser.open();
    const wording = wordingOf(language);
    const { archive } = wording.pages;
    const { allIssues } = wording.words;
    await page.goto(pathOf(newsletter, '/archive'));
    await reach(page, page.getByLabel(archive.words));
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual([found]);
    await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(0);
    await page.getByRole('heading', { name: archive.count(1) }).waitFor();
    await expectPage(page, allIssues);

    // Nothing has five stars and these words.
    await choose(page, archive.rating, '5');
    await press(page, archive.action);
    await page.getByText(archive.nothing).waitFor();
    await expect.poll(() => page.getByLabel(archive.words).inputValue()).toBe(words);
    await expectPage(page, allIssues);

    await page.getByLabel(archive.words).fill('');
    await press(page, archive.action);
    await expect.poll(() => titles(page)).toHaveLength(best);
    await choose(page, archive.rating, '');
    await choose(page, archive.outlet, outlet);
    await choose(page, archive.author, author);
    await press(page, archive.action);
    await expect.poll(() => titles(page)).toEqual([ofOutlet]);
    await expect.poll(() => new URL(page.url()).searchParams.get('author')).toBe(author);

    await reach(page, page.getByRole('link', { name: ofOutlet }));
    await page.keyboard.press('Enter');
    await expectPage(page, ofOutlet);
    await reach(page, page.locator('.credits').getByRole('link', { name: author }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: allIssues }).waitFor();
    await expect.poll(() => page.getByLabel(archive.author).inputValue()).toBe(author);
    await expect.poll(() => titles(page)).toContain(ofOutlet);
    await reach(page, page.getByRole('link', { name: archive.reset }));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search === '');
    await page.getByText(found).first().waitFor();
  },
);

it.each(SEARCHES)('each page leads people and programs to its feeds: $language', async (its) => {
  const page = await browser.open();
  await page.goto(pathOf(its.newsletter, '/archive'));
  const feeds = page.locator('.feeds');
  const forPeople = await hrefs(feeds.getByRole('link').all());
  const forPrograms = await hrefs(page.locator('link[rel="alternate"]').all());
  expect(forPeople).toHaveLength(4);
  expect(forPeople).toEqual(expect.arrayContaining(forPrograms));
  for (const path of forPeople) {
    const answer = await page.request.get(path);
    expect([path, answer.status()]).toEqual([path, 200]);
    expect(answer.headers()['content-type']).toMatch(
      path.endsWith('.json') ? 'application/feed+json' : 'application/rss+xml',
    );
    expect(await answer.text()).toContain(its.newsletter.title);
  }
});

type Links = ReturnType<ReturnType<Page['locator']>['all']>;

const hrefs = async (links: Links): Promise<string[]> =>
  Promise.all((await links).map(async (link) => (await link.getAttribute('href')) ?? ''));

/** The titles of the reviews that were found. */
const titles = (page: Page): Promise<string[]> =>
  page.locator('.found h3').evaluateAll((all) => all.map(({ textContent }) => textContent.trim()));

/** Chooses from a list by keyboard: each press selects the next. */
async function choose(page: Page, label: string, value: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  await reach(page, list);
  const place = await list.evaluate(
    (select: HTMLSelectElement, value) =>
      [...select.options].findIndex((option) => option.value === value),
    value,
  );
  await page.keyboard.press('Home');
  for (let at = 0; at < place; at += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => list.inputValue()).toBe(value);
}
