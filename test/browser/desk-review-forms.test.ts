import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  LIGHTHOUSES,
  openReview,
  queueReview,
  readReview,
  saved,
  typeInto,
  visitAs,
} from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { walkFocus } from './walk-focus.ts';

const desk = withDesk();
const visit = () => visitAs(desk, 'ada@harbor.example');

it('fields, Markdown and text are one review, and a form that can not hold it is refused', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await page.getByRole('button', { name: 'Markdown' }).click();
  const markdown = page.getByLabel('Markdown', { exact: true });
  await expect.poll(() => markdown.inputValue()).toContain('# Lighthouses');
  const printed = await markdown.inputValue();
  await markdown.fill(printed.replace('# Lighthouses', '# Lighthouses by Night'));
  await saved(page);
  expect((await readReview(page, id)).review).toEqual({
    ...LIGHTHOUSES,
    title: 'Lighthouses by Night',
  });

  // What can't be read says where, and is kept.
  await markdown.fill(printed.replace('rating: 4/5', 'rating: 9/5'));
  await page.getByText('This can’t be read yet').waitFor();
  await page.getByRole('button', { name: 'Fields' }).click();
  await expect.poll(() => markdown.isVisible()).toBe(true);
  await page
    .getByRole('button', { name: /^Line \d/ })
    .first()
    .click();
  const selected = () =>
    markdown.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return area === document.activeElement ? value.slice(selectionStart, selectionEnd) : null;
    });
  await expect.poll(selected).toBe('rating: 9/5');
  await page.keyboard.type('rating: 3/5');
  await saved(page);
  await page.getByRole('button', { name: 'Fields' }).click();
  await page.getByRole('slider', { name: 'Rating' }).waitFor();

  // A paragraph that would read as a heading has no place in the text form.
  await page.locator('#summary').fill('Key Findings');
  await saved(page);
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await page.getByText('The other form can’t hold the review').waitFor();
  await page.getByText('would read as the heading').waitFor();
  await expect.poll(() => page.locator('#summary').inputValue()).toBe('Key Findings');
  await page.locator('#summary').fill('Plain.');
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  const text = page.getByLabel('Text', { exact: true });
  await expect.poll(() => text.inputValue()).toContain('Plain.');
});

it('a review is written by keyboard alone', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await page.locator('#title').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('slider');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('title');
  await page.getByLabel('Finding 2', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^label-/);
  await page.keyboard.type('Silence');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^text-/);
  await page.keyboard.type('No horn.');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await saved(page);
  const { review } = await readReview(page, id);
  expect(review.rating).toEqual({ value: 3.5, max: 5 });
  expect(review.keyFindings.map(({ label }) => label)).toEqual(['Cost', 'Silence', 'Reach']);
  await page.keyboard.press('Control+.');
  await page.locator('iframe').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+.');
  await page.locator('iframe').first().waitFor();
});

it('the history shows who changed what, and restores a field or all of it', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await typeInto(page, 'Title', ' at Night');
  await typeInto(page, 'Outlet', ' Daily');
  await saved(page);
  await page.keyboard.press('Control+s');
  await page.getByText('Version kept').waitFor();
  await typeInto(page, 'Summary', ' Later.');
  await saved(page);
  await page.getByRole('link', { name: 'History' }).click();
  const rows = page.locator('.versions button');
  await expect.poll(() => rows.count()).toBe(3);
  await page.locator('ins', { hasText: 'Later.' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.locator('ins', { hasText: 'at Night' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('The first version.').waitFor();
  await page.getByRole('button', { name: 'With the newest' }).click();
  await page.getByRole('button', { name: 'Restore: Title' }).click();
  await page.getByText('Restored, as a new version').waitFor();
  await expect.poll(() => rows.count()).toBe(4);
  expect((await readReview(page, id)).review).toMatchObject({
    title: 'Lighthouses',
    outlet: 'The Coast Daily',
  });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('r');
  await expect.poll(() => rows.count()).toBe(5);
  expect((await readReview(page, id)).review).toEqual(LIGHTHOUSES);
});

it('what editors write is never more than text, wherever it is shown', async () => {
  const page = await visit();
  const nasty = (name: string) =>
    `${name}<img src=x onerror="top.hit='${name}'"><script>top.hit=1</script>"'>\u{1F511}`;
  const id = await queueReview(page, {
    title: nasty('title'),
    outlet: nasty('outlet'),
    authors: [nasty('author')],
    url: "https://coast.example/?q='onerror=top.hit=1//",
    summary: [nasty('summary')],
    keyFindings: [{ label: nasty('label'), text: nasty('finding') }],
    analysis: [
      {
        heading: nasty('heading'),
        blocks: [
          { type: 'paragraph', text: nasty('paragraph') },
          { type: 'list', ordered: true, items: [nasty('item')] },
          { type: 'quote', paragraphs: [nasty('quote')] },
          { type: 'table', header: [nasty('head')], rows: [[nasty('cell')]] },
        ],
      },
    ],
    whyItMatters: [nasty('why')],
    sections: [{ heading: nasty('section'), blocks: [] }],
  });
  await openReview(page, id);
  await untouched(page);
  const frame = page.frameLocator('iframe').first();
  await frame.locator('p', { hasText: 'summary<img' }).first().waitFor();
  await expect.poll(() => frame.locator('img[onerror], script').count()).toBe(0);
  for (const form of ['Markdown', 'Fields']) {
    await page.getByRole('button', { name: form }).click();
    await untouched(page);
  }
  await typeInto(page, 'Summary', nasty('more'));
  await saved(page);
  await page.getByRole('link', { name: 'History' }).click();
  await page.locator('.diff').first().waitFor();
  await untouched(page);
  await page.goto('/desk/audit');
  await page.locator('.acts').first().waitFor();
  await untouched(page);
});

async function untouched(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    hit: 'hit' in window,
    planted: document.querySelectorAll('img[src="x"], img[onerror]').length,
  }));
  expect(found).toEqual({ hit: false, planted: 0 });
}

it.each(['en', 'ar'])('editor and history are readable on every screen: %s', async (locale) => {
  const page = await visit();
  const id = await queueReview(page);
  await page.evaluate(
    (language) => localStorage.setItem('galley.desk', JSON.stringify({ language })),
    locale,
  );
  for (const path of [`/desk/reviews/${id}`, `/desk/reviews/${id}/history`]) {
    await page.goto('about:blank');
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(path);
    await page.locator('.writing, .versions').first().waitFor();
    await expect
      .poll(() => page.locator('html').getAttribute('dir'))
      .toBe(locale === 'ar' ? 'rtl' : 'ltr');
    const stops = await walkFocus(page);
    const unseen = stops.filter(({ seen }) => !seen).map(({ element }) => `no focus: ${element}`);
    await page.evaluate(() => scrollTo(0, 0));
    expect([...unseen, ...(await findFlaws(page, { widths: [375, 1280] }))], path).toEqual([]);
  }
});
