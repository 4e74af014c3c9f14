import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { calmWeekday } from './calm-weekday.ts';
import { goByKeys, untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const FIXTURES = resolve(import.meta.dirname, '../../packages/core/fixtures');
const ADA = 'ada@harbor.example';
const PATIENCE = { timeout: 120_000, interval: 100 };
const PHONE = { width: 375, height: 800 };
const DESKTOP = { width: 1280, height: 860 };

/** Another browser of the first owner. */
const visit = (): Promise<Page> => visitAs(desk, ADA, { passkeys: true });

/** A newsletter whose next slot is some days away, so that nothing compiles while a test looks. */
const makeWeekly = (slug: string): Promise<string> =>
  runOnSample(desk.sample(), [
    ...['newsletter', 'set', slug, '--title', `The ${slug} Digest`],
    ...['--cadence', `weekly ${calmWeekday()} 08:00`, '--minimum', '2'],
  ]);

async function queueFixture(slug: string, name: string): Promise<void> {
  const text = await readFile(resolve(FIXTURES, 'reviews', name), 'utf8');
  await runOnSample(desk.sample(), ['review', 'add', '-', '--newsletter', slug], text);
}

/** Looks at a page at both widths, in light and dark. */
async function untilFlawless(page: Page): Promise<void> {
  const width = page.viewportSize() ?? DESKTOP;
  expect(await findFlaws(page, { widths: [DESKTOP.width, PHONE.width] })).toEqual([]);
  await page.setViewportSize(width);
}

const chosen = (page: Page) => page.locator('.planned[aria-current="true"]');
const onKeyboard = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('.planned-title')?.textContent);

it('the printed link leads from a pasted review to the page of its issue in four clicks', async () => {
  const ada = await visit(); // The first click.
  const trial = ada.getByRole('region', { name: 'Try it with the sample' });
  const step = trial.locator('[aria-current="step"]');
  await step.getByRole('heading', { name: 'Write a review' }).waitFor();
  await untilFlawless(ada);

  await step.getByRole('link', { name: 'Paste or write a review' }).click();
  const seed = await readFile(resolve(FIXTURES, 'seed-review.txt'), 'utf8');
  await ada.getByLabel('Text of the review').fill(seed);
  await ada.getByRole('button', { name: 'Queue it anyway' }).click();
  await ada.getByRole('button', { name: 'Make an issue' }).click();
  await ada.waitForURL('**/desk/issues/sample/2');

  await ada.goto('/desk');
  await step.getByRole('heading', { name: 'Approve it and send it' }).waitFor();
  await trial.getByText('Done:').first().waitFor();
  await expect.poll(() => trial.getByText('Done:').count()).toBe(2);

  // Approving is signed with a passkey, which is made right there.
  await step.getByRole('button', { name: 'Add a passkey' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await step.getByRole('link', { name: 'Open Issue 2' }).click();
  await ada.waitForURL('**/desk/issues/sample/2');
});

it('the sample has no dates: the planner says so, and shows its issues', async () => {
  const ada = await visit();
  await ada.goto('/desk/planner');
  await ada.getByText('The sample has no dates').waitFor();
  await ada.getByRole('button', { name: /Issue 1/ }).waitFor();
  await ada.getByRole('button', { name: 'Make an issue' }).click();
  await ada.getByText('No review is waiting in the queue.').waitFor();
  await expect.poll(() => new URL(ada.url()).pathname).toBe('/desk/planner/sample');
});

it('a slot shows what would go out and why, by keyboard, and becomes an issue', async () => {
  await makeWeekly('river');
  const ada = await visit();
  await ada.goto('/desk/planner/river');
  const details = ada.getByRole('complementary').locator('.date-details');
  await details.getByText('The queue has no review for it.').waitFor();
  await chosen(ada).getByText('Would be skipped').waitFor();

  await queueFixture('river', 'quiet-grid.txt');
  await details.getByText('1 review is ready; an issue needs 2.').waitFor();
  await queueFixture('river', 'tide-tables.txt');
  await details.getByRole('heading', { name: /would go out/ }).waitFor();
  await details.getByRole('link', { name: 'Who Owns the Tide Tables?' }).waitFor();
  await details.getByRole('link', { name: 'Proof of the next issue' }).waitFor();

  const first = await chosen(ada).getAttribute('id');
  await ada.keyboard.press('ArrowRight');
  await expect.poll(() => chosen(ada).getAttribute('id'), PATIENCE).not.toBe(first);
  await details.getByText('The queue has no review for it.').waitFor();
  await expect.poll(() => details.getByRole('button', { name: 'Compile now' }).count()).toBe(0);
  await ada.keyboard.press('ArrowLeft');
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('.');
  await expect.poll(() => chosen(ada).getAttribute('id'), PATIENCE).toBe(first);
  await untilFlawless(ada);

  await details.getByRole('button', { name: 'Compile now' }).click();
  await ada.waitForURL('**/desk/issues/river/1');
  await ada.goBack();
  await chosen(ada).getByText('Issue 1').waitFor();
  await chosen(ada).getByText('Draft').waitFor();
  await ada.keyboard.press('.');
  await expect.poll(() => onKeyboard(ada), PATIENCE).toBe('Issue 1');
  await ada.keyboard.press('Enter');
  await ada.waitForURL('**/desk/issues/river/1');

  // From anywhere, `g i` leads to the issue that is due first.
  await ada.goto('/desk/queue/river');
  await ada.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  await goByKeys(ada, 'i');
  await ada.waitForURL('**/desk/issues/river/1');

  // A cancelled issue gives its slot back.
  await runOnSample(desk.sample(), ['issue', 'cancel', '1', '--newsletter', 'river']);
  await ada.goto('/desk/planner/river');
  await details.getByText(/Its issue was cancelled/).waitFor();
  await details.getByRole('button', { name: 'Compile now' }).waitFor();
});

it('extra issues and best-ofs are made from the planner, or it says near by why not', async () => {
  await makeWeekly('brook');
  await queueFixture('brook', 'quiet-grid.txt');
  const ada = await visit();
  await ada.goto('/desk/planner/brook');
  await ada.getByRole('button', { name: 'Best of a month' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make an issue' }).click();
  await dialog.getByText('No rated review went out in that month.').waitFor();
  await untilInside(dialog);
  await ada.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await ada.getByRole('button', { name: 'Extra issue' }).click();
  await dialog.getByRole('button', { name: 'Make an issue' }).click();
  await ada.waitForURL(/\/desk\/issues\/brook\/\d+$/);
  await ada.goto('/desk/planner/brook');
  const extra = ada.getByRole('button', { name: /Draft\s*Extra issue/ });
  await extra.waitFor();
  await expect.poll(() => extra.count()).toBe(1);
});

it('on a phone, dates are a list whose details open below them', async () => {
  await makeWeekly('lake');
  const ada = await visit();
  await ada.setViewportSize(PHONE);
  await ada.goto('/desk/planner/lake');
  const open = ada.locator('.planned[aria-expanded="true"]');
  await open.waitFor();
  await expect.poll(() => ada.getByRole('table').count()).toBe(0);
  const at = await open.getAttribute('id');
  await ada.locator('.planned[aria-expanded="false"]').last().click();
  await expect.poll(() => open.getAttribute('id'), PATIENCE).not.toBe(at);
  await open.click();
  await expect.poll(() => open.count(), PATIENCE).toBe(0);
  await untilFlawless(ada);
  await ada.setViewportSize(DESKTOP);
  await ada.getByRole('table').first().waitFor();
});
