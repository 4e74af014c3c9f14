import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { goByKeys, takeAction } from './desk-keyboard.ts';
import { drop, orderOf, paste, queueReviews, shownOrder, untilOrder } from './desk-queue-acts.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const FIXTURES = resolve(import.meta.dirname, '../../packages/core/fixtures');
const ADA = 'ada@harbor.example';
const PATIENCE = { timeout: 120_000, interval: 100 };
const NAMES = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel'];

const fixture = (name: string): Promise<string> => readFile(resolve(FIXTURES, name), 'utf8');

/** Another browser of the same person. */
async function visit(): Promise<Page> {
  const page = await visitAs(desk, ADA, { passkeys: true });
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  return page;
}

async function makeNewsletter(slug: string): Promise<void> {
  await runOnSample(desk.sample(), ['newsletter', 'set', slug, '--title', `The ${slug} Digest`]);
}

async function openQueue(page: Page, slug: string): Promise<void> {
  await page.goto(`/desk/queue/${slug}`);
  await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
}

const row = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true });

/** Waits until the keyboard is on a review. */
async function untilOn(page: Page, title: string): Promise<void> {
  const read = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(read, PATIENCE).toBe(title);
}

it('a review pasted onto the page is read, compared with the featured ones, and queued', async () => {
  const ada = await visit();
  await openQueue(ada, 'sample');
  await ada.getByRole('heading', { name: 'The queue is empty' }).waitFor();

  // The seed review is what the sample issue featured.
  await paste(ada, await fixture('seed-review.txt'));
  await ada.getByRole('heading', { name: "Inside OpenAI's Race to Catch Up" }).waitFor();
  await ada.getByText('There is already a review of this article').waitFor();
  await ada.getByText('It is in issue 1 (Sent)').waitFor();
  await expect.poll(() => ada.getByRole('button', { name: 'Queue it anyway' }).count()).toBe(1);
  await ada.getByRole('button', { name: 'Discard' }).click();

  const field = ada.getByLabel('Text of the review');
  const grid = await fixture('reviews/quiet-grid.txt');
  await field.fill(grid.replace('4.5/5', '9/5'));
  const problems = ada.getByRole('region', { name: /could not read/ });
  await problems.waitFor();
  await problems.getByRole('button').first().click();
  const selected = () =>
    field.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return area === document.activeElement ? value.slice(selectionStart, selectionEnd) : null;
    });
  await expect.poll(selected).toContain('9/5');

  await field.fill(grid);
  await ada.locator('.shown-review').waitFor();
  await ada.getByRole('button', { name: /^Queue/ }).click();
  await ada.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  await expect.poll(() => shownOrder(ada), PATIENCE).toHaveLength(1);
  await expect
    .poll(() => ada.evaluate(() => document.activeElement?.className), PATIENCE)
    .toBe('queue-title');

  // A search goes beyond the queue.
  const elsewhere = ada.getByRole('region', { name: 'Not in the queue' });
  await ada.getByRole('searchbox', { name: 'Search reviews' }).fill('openai');
  await elsewhere.getByText('Issue 1 · Sent').waitFor();
});

it('files become reviews one by one, and a closed tab loses none', async () => {
  const ada = await visit();
  await makeNewsletter('files');
  await ada.goto('/desk/queue/files/add');
  const texts = ['lunch-counter.txt', 'tide-tables.txt'].map(async (name) => ({
    name,
    mimeType: 'text/plain',
    buffer: await readFile(resolve(FIXTURES, 'reviews', name)),
  }));
  const picture = { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0xff, 0xd8]) };
  await ada.locator('input[type="file"]').setInputFiles([...(await Promise.all(texts)), picture]);
  const drafts = ada.getByRole('navigation', { name: 'What you are adding' });
  await expect.poll(() => drafts.getByText('Ready').count(), PATIENCE).toBe(2);
  await drafts.getByText('Not readable yet').waitFor();
  await drop(ada, 'paper-trail.txt', await fixture('reviews/paper-trail.txt'));
  await expect.poll(() => drafts.getByText('Ready').count(), PATIENCE).toBe(3);

  // Somebody writes, and closes the tab.
  await ada.getByLabel('Text of the review').pressSequentially(' ');
  await ada.goto('about:blank');
  await ada.goto('/desk/queue/files/add');
  await expect.poll(() => drafts.getByText('Ready').count(), PATIENCE).toBe(3);
  await ada.getByRole('button', { name: 'Queue all 3' }).click();
  await ada.getByText('3 queued').waitFor();
  await expect.poll(() => orderOf(ada, 'files'), PATIENCE).toHaveLength(3);
  await ada.goto('/desk/queue/files/add');
  await ada.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
});

it('the queue is filled and arranged by keyboard alone, and each step can be taken back', async () => {
  const ada = await visit();
  await makeNewsletter('keys');
  await openQueue(ada, 'keys');
  await ada.getByRole('heading', { name: 'The queue is empty' }).waitFor();
  for (const name of NAMES.slice(0, 4)) {
    await ada.keyboard.press('c');
    await ada.getByLabel('Text of the review').waitFor();
    await ada.keyboard.insertText(`${name}\n\n4/5 · WIRED · March 11, 2026\n\nSummary\n\nText.`);
    await ada.locator('.shown-review').waitFor();
    await ada.keyboard.press('Control+Enter');
    await row(ada, name).waitFor();
    await untilOn(ada, name);
  }
  await untilOrder(ada, 'keys', ['Alder', 'Birch', 'Cedar', 'Elm']);

  await ada.keyboard.press('Shift+Alt+ArrowUp');
  await untilOrder(ada, 'keys', ['Elm', 'Alder', 'Birch', 'Cedar']);
  await ada.getByText('Elm is now number 1 of 4').waitFor();
  await ada.keyboard.press('j');
  await ada.keyboard.press('Alt+ArrowDown');
  await ada.keyboard.press('Alt+ArrowDown');
  await untilOrder(ada, 'keys', ['Elm', 'Birch', 'Cedar', 'Alder']);
  await ada.keyboard.press('p');
  await untilOrder(ada, 'keys', ['Alder', 'Elm', 'Birch', 'Cedar']);
  // A pinned review stays ahead.
  await ada.keyboard.press('Alt+ArrowDown');
  await ada.getByText('Alder can go no further').waitFor();

  await ada.keyboard.press('ArrowDown');
  await untilOn(ada, 'Elm');
  await ada.keyboard.press('x');
  await ada.getByText('1 selected').waitFor();
  await ada.keyboard.press('j');
  await untilOn(ada, 'Birch');
  await ada.keyboard.press('x');
  await ada.getByText('2 selected').waitFor();
  await ada.keyboard.press('h');
  await untilOrder(ada, 'keys', ['Alder', 'Cedar']);
  await ada.keyboard.press('z');
  await untilOrder(ada, 'keys', ['Alder', 'Elm', 'Birch', 'Cedar']);
  await row(ada, 'Birch').focus();
  await ada.keyboard.press('#');
  await untilOrder(ada, 'keys', ['Alder', 'Elm', 'Cedar']);
  await untilOn(ada, 'Cedar');
  await ada.getByRole('button', { name: 'Undo' }).click();
  await untilOrder(ada, 'keys', ['Alder', 'Elm', 'Birch', 'Cedar']);

  await ada.keyboard.press('/');
  await ada.keyboard.type('cEd');
  await expect.poll(() => shownOrder(ada), PATIENCE).toEqual(['Cedar']);
  await ada.keyboard.press('Enter');
  await untilOn(ada, 'Cedar');
  await ada.keyboard.press('/');
  await ada.keyboard.press('Escape');
  await row(ada, 'Cedar').focus();
  await takeAction(ada, 'Move to the top');
  await untilOrder(ada, 'keys', ['Alder', 'Cedar', 'Elm', 'Birch']);
  await ada.keyboard.press('?');
  const help = ada.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Move to the top').waitFor();
});

it('two people arrange at once, and both end with the same order', async () => {
  const ada = await visit();
  await makeNewsletter('two');
  await queueReviews(
    ada,
    'two',
    NAMES.map((title) => ({ title, outlet: 'WIRED' })),
  );
  const bo = await visit();
  // What happens elsewhere does not reach her: her page is the one that is out of date.
  await bo.route('**/api/v1/events', (route) => route.fulfill({ status: 503 }));
  await openQueue(ada, 'two');
  await openQueue(bo, 'two');
  await untilOrder(ada, 'two', NAMES);
  await untilOrder(bo, 'two', NAMES);

  await row(ada, 'Cedar').focus();
  await ada.keyboard.press('Shift+Alt+ArrowUp');
  await untilOrder(ada, 'two', ['Cedar', 'Alder', 'Birch', 'Elm', 'Fir', 'Hazel']);
  // On her screen, Hazel goes between Cedar and Elm, which are no neighbours any more.
  await expect.poll(() => shownOrder(bo)).toEqual(NAMES);
  await row(bo, 'Fir').focus();
  await bo.keyboard.press('Alt+ArrowUp');
  const order = ['Cedar', 'Fir', 'Alder', 'Birch', 'Elm', 'Hazel'];
  await untilOrder(bo, 'two', order);
  // The other page hears of it by itself.
  await untilOrder(ada, 'two', order);

  await row(ada, 'Birch').focus();
  await ada.keyboard.press('#');
  await untilOrder(ada, 'two', ['Cedar', 'Fir', 'Alder', 'Elm', 'Hazel']);
  await row(bo, 'Birch').focus();
  await bo.keyboard.press('Alt+ArrowDown');
  await bo.getByText('Others have changed the queue, so this was not done: Birch').waitFor();
  await untilOrder(bo, 'two', ['Cedar', 'Fir', 'Alder', 'Elm', 'Hazel']);
});

it('on a phone, the queue is arranged by menu and by drag, and nothing sticks out', async () => {
  const ada = await visit();
  await makeNewsletter('phone');
  const hostile = '<img src=x onerror=alert(1)>"><script>alert(2)</script>{{7*7}}';
  await queueReviews(ada, 'phone', [
    {
      title: hostile,
      outlet: hostile,
      authors: [hostile],
      // The best rated come first.
      rating: { value: 5, max: 5 },
    },
    ...NAMES.slice(0, 3).map((title) => ({
      title,
      outlet: 'WIRED',
      rating: { value: 3.5, max: 5 },
    })),
  ]);
  await ada.setViewportSize({ width: 375, height: 812 });
  await openQueue(ada, 'phone');
  await untilOrder(ada, 'phone', [hostile, 'Alder', 'Birch', 'Cedar']);
  await ada.getByRole('button', { name: 'Actions for Cedar' }).click();
  await ada.getByRole('menuitem', { name: 'Move to the top' }).click();
  await untilOrder(ada, 'phone', ['Cedar', hostile, 'Alder', 'Birch']);
  const rows = ada.locator('.queue-row');
  await ada.locator('.queue-row[draggable="true"]').first().waitFor();
  await rows.nth(3).dragTo(rows.nth(2), { targetPosition: { x: 100, y: 5 } });
  await untilOrder(ada, 'phone', ['Cedar', hostile, 'Birch', 'Alder']);
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);

  await ada.goto('/desk/queue/phone/add');
  await ada
    .getByLabel('Text of the review')
    .fill(`${hostile}\n\n4/5 · WIRED\n\nSummary\n\n${hostile}`);
  await ada.locator('.shown-review').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
});

it('what needs somebody is listed on the first screen and opened by its number', async () => {
  const ada = await visit();
  await makeNewsletter('today');
  await runOnSample(desk.sample(), ['newsletter', 'set', 'today', '--minimum', '2']);
  await ada.goto('/desk');
  const today = ada.getByRole('region', { name: 'The today Digest' });
  await today.getByText('The next issue needs 2 reviews; 0 are ready').waitFor();
  const keyOf = () => today.locator('kbd').first().textContent();
  await expect.poll(keyOf).toMatch(/^[1-9]$/);
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await ada.keyboard.press((await keyOf()) ?? '');
  await ada.getByRole('heading', { name: 'Add a review' }).waitFor();
  await expect.poll(() => new URL(ada.url()).pathname).toBe('/desk/queue/today/add');

  await queueReviews(ada, 'today', [
    { title: 'Alder', outlet: 'WIRED' },
    { title: 'Birch', outlet: 'WIRED' },
  ]);
  await ada.keyboard.press('Escape');
  await untilOrder(ada, 'today', ['Alder', 'Birch']);
  await goByKeys(ada, 't');
  await today.getByText('Nothing needs your attention').waitFor();
});
