import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addPasskey, becomeOwner, withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { walkFocus } from './walk-focus.ts';

const desk = withDesk();
const WIDTHS = [375, 1280];

const CLOSED = ['/desk/sign-in', '/desk/sign-in#cut', '/desk/first-owner#cut', '/desk/invitation'];
const OPEN = [
  '/desk',
  '/desk/queue/sample',
  '/desk/queue/sample/add',
  '/desk/people',
  '/desk/keys',
  '/desk/audit',
  '/desk/audit?step=recover',
  '/desk/account',
  '/desk/nowhere',
];
const WINDOWS = ['/desk/people?new', '/desk/keys?new', '/desk/account?new'];

it.each(['en', 'ar'])(
  'before sign-in, every page is readable and shows the focus: %s',
  async (locale) => {
    const page = await desk.visit({ locale });
    for (const path of CLOSED) {
      await open(page, path);
      expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
      expect(await flawsOf(page), path).toEqual([]);
    }
  },
);

it('every page is readable on every screen, and can be used by keyboard alone', async () => {
  const page = await desk.visit();
  await becomeOwner(page, desk.sample().firstOwner, 'ada@harbor.example');
  await addPasskey(page);
  for (const language of ['English', 'العربية', 'Deutsch', 'Español']) {
    await speak(page, language);
    const isShort = language === 'Deutsch' || language === 'Español';
    for (const path of isShort ? OPEN.slice(0, 4) : OPEN) {
      await open(page, path);
      expect(await flawsOf(page), `${path} in ${language}`).toEqual([]);
    }
    for (const path of isShort ? [] : WINDOWS) {
      await open(page, path);
      await page.getByRole('dialog').waitFor();
      const flaws = await findFlaws(page, { widths: WIDTHS });
      // A window lies over the page, whose own colours are checked without it.
      const own = flaws.filter((flaw) => !flaw.includes('overlapped by another element'));
      expect(own, `${path} in ${language}`).toEqual([]);
    }
  }
  await speak(page, 'English');
  await useKeys(page);
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  // A page that comes in pieces may pause between them.
  await page.locator('h1').waitFor({ state: 'attached' });
}

async function flawsOf(page: Page): Promise<string[]> {
  const stops = await walkFocus(page);
  const unseen = stops.filter(({ seen }) => !seen).map(({ element }) => `no focus: ${element}`);
  return [...unseen, ...(await findFlaws(page, { widths: WIDTHS }))];
}

/** Chooses a language in the account; the lists of theme and language are its last two. */
async function speak(page: Page, language: string): Promise<void> {
  await open(page, '/desk/account');
  await page.locator('main select').last().selectOption({ label: language });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

/** Goes around by keys, finds an action by its name, and switches single keys off. */
async function useKeys(page: Page): Promise<void> {
  await open(page, '/desk');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('create');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Create a key' }).waitFor();
  // In a field, keys are letters.
  await page.keyboard.type('g o ?');
  expect(await page.getByLabel('Name').inputValue()).toBe('g o ?');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme="dark"]').waitFor();

  await open(page, '/desk/account');
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.getByRole('heading', { name: 'Account' }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find an action' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
}
