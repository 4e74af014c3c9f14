import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { untilInside } from './desk-keyboard.ts';
import {
  changeReview,
  keptHere,
  openReview,
  queueReview,
  readReview,
  saved,
  typeInto,
  visitAs,
} from './desk-reviews.ts';
import { signInByMail, withDesk } from './desk-visitors.ts';

const EMAIL = 'ada@harbor.example';
const SAVES = /\/api\/v1\/reviews\/\d+$/;
const LATENCY_MS = 3000;

const desk = withDesk();
const visit = () => visitAs(desk, EMAIL);

/** How each save ends: it never arrives, its answer is lost, the server is broken, or it works. */
const FATES = ['works', 'works', 'lost', 'works', 'works', 'broken', 'works', 'works', 'unheard'];

/** Delays every save and has a third of them fail; says how many there were. */
async function makeUnreliable(page: Page): Promise<() => number> {
  let count = 0;
  await page.route(SAVES, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    const fate = FATES[count % FATES.length];
    count += 1;
    await sleep(LATENCY_MS);
    // The page may be gone by then.
    const end = async (): Promise<void> => {
      if (fate === 'lost') return route.abort();
      if (fate === 'broken') return route.fulfill({ status: 502, body: 'Bad gateway' });
      if (fate === 'works') return route.continue();
      await route.fetch();
      return route.abort();
    };
    await end().catch(() => undefined);
  });
  return () => count;
}

it('2,000 letters typed at 3 s latency with failing calls are all saved, and the caret never moves', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  const calls = await makeUnreliable(page);
  const text = Array.from({ length: 400 }, (_, index) => `${1000 + index} `).join('');
  expect(text).toHaveLength(2000);
  const field = page.getByLabel('Why this matters', { exact: true });
  await field.fill('');
  await field.focus();
  const caret = (): Promise<number> =>
    field.evaluate((area) => (area as HTMLTextAreaElement).selectionStart);
  for (let at = 0; at < text.length; at += 100) {
    await page.keyboard.type(text.slice(at, at + 100), { delay: 8 });
    await expect.poll(caret).toBe(at + 100);
  }
  await expect.poll(() => field.inputValue()).toBe(text);
  await saved(page);
  expect(calls()).toBeGreaterThan(2);
  expect((await readReview(page, id)).review.whyItMatters).toEqual([text.trim()]);
  await expect.poll(() => field.inputValue()).toBe(text);
  await expect.poll(caret).toBe(text.length);
  // The field's own undo still knows what was typed.
  await page.keyboard.press('Control+z');
  await expect.poll(() => field.inputValue()).not.toBe(text);
  await saved(page);
});

it('text that is typed and taken back makes no call', async () => {
  const page = await visit();
  const id = await queueReview(page);
  let calls = 0;
  await page.route(SAVES, (route) => {
    if (route.request().method() === 'PATCH') calls += 1;
    return route.continue();
  });
  await openReview(page, id);
  await typeInto(page, 'Outlet', '');
  // At once: a pause between them is a moment to save.
  await Promise.all([page.keyboard.press('s'), page.keyboard.press('Backspace')]);
  await saved(page);
  await page.keyboard.press('Control+s');
  await page.getByText('Version kept').waitFor();
  expect(calls).toBe(0);
  expect((await readReview(page, id)).version).toBe(1);
});

it('leaving the page saves what was just typed', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await typeInto(page, 'Summary', ' Gone at once.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/queue\//);
  await expect
    .poll(async () => (await readReview(page, id)).review.summary[0])
    .toContain('Gone at once.');
  const kept = () => page.evaluate(() => Object.keys(localStorage).join());
  await expect.poll(kept).not.toContain('galley.draft');
});

it('a closed tab loses nothing, and nothing is replaced before somebody has compared', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await page.route(SAVES, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await typeInto(page, 'Summary', ' Kept by the browser.');
  await typeInto(page, 'Outlet', ' and Shore');
  await keptHere(page, 'and Shore');
  await page.getByText('Kept here: Galley can’t be reached').waitFor();
  const context = page.context();
  await page.close();

  const next = await context.newPage();
  await next.goto('/desk');
  // Somebody else was there meanwhile.
  await changeReview(next, id, { outlet: 'Their Coast' });
  await openReview(next, id);
  const dialog = next.getByRole('dialog', {
    name: 'This browser kept a text that was not saved',
  });
  await dialog.getByText('Kept by the browser.').waitFor();
  await expect
    .poll(() => next.locator('#summary').inputValue())
    .toBe('Keepers left, and lamps stayed.');
  await untilInside(dialog);
  await next.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => next.locator('#summary').inputValue())
    .toBe('Keepers left, and lamps stayed.');
  await next.getByRole('button', { name: 'Compare' }).click();
  await dialog.getByRole('button', { name: 'Use the kept text' }).click();
  await expect.poll(() => next.locator('#summary').inputValue()).toContain('Kept by the browser.');
  // What both have changed is still to be decided.
  await next.getByText('somebody else changed Outlet too').waitFor();
  await next.getByRole('button', { name: 'Compare' }).click();
  await untilInside(next.getByRole('dialog', { name: 'Two texts for one field' }));
  await next.keyboard.press('1');
  await saved(next);
  const { review } = await readReview(next, id);
  expect(review.summary).toEqual(['Keepers left, and lamps stayed. Kept by the browser.']);
  expect(review.outlet).toBe('The Coast and Shore');
  await next.reload();
  await next.locator('#summary').waitFor();
  await expect.poll(() => next.getByRole('dialog').count()).toBe(0);
  const kept = await next.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((name) => name.startsWith('galley.draft'))).toEqual([]);
});

it('a session that ends in the middle of typing loses nothing', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await typeInto(page, 'Summary', ' Before.');
  await saved(page);
  await page.context().clearCookies();
  await typeInto(page, 'Summary', ' After.');
  await page.getByText('Kept here: you are signed out').waitFor();
  await page.keyboard.type(' And on.');
  await keptHere(page, 'And on.');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signInByMail(page, desk, EMAIL);
  await openReview(page, id);
  await page.getByRole('dialog').getByText('And on.').waitFor();
  await page.getByRole('button', { name: 'Use the kept text' }).click();
  await saved(page);
  expect((await readReview(page, id)).review.summary).toEqual([
    'Keepers left, and lamps stayed. Before. After. And on.',
  ]);
});

it('a field that is not complete is kept here, and holds up no other', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await page.getByLabel('Outlet', { exact: true }).fill('');
  await page.getByText('Kept here, incomplete: Outlet').waitFor();
  await page.getByText('This is required.').waitFor();
  await typeInto(page, 'Summary', ' On it goes.');
  await expect
    .poll(async () => (await readReview(page, id)).review.summary[0])
    .toContain('On it goes.');
  expect((await readReview(page, id)).review.outlet).toBe('The Coast');
  await page.getByLabel('Outlet', { exact: true }).fill('The Shore');
  await saved(page);
  expect((await readReview(page, id)).review.outlet).toBe('The Shore');
});
