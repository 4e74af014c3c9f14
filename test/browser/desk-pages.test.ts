import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { goByKeys, takeAction, untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws, type FlawOptions } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { walkFocus } from './walk-focus.ts';

const desk = withDesk();
const WIDTHS = [375, 1280];

const CLOSED = ['/desk/sign-in', '/desk/sign-in#cut', '/desk/first-owner#cut', '/desk/invitation'];
const OPEN = [
  '/desk',
  '/desk/queue/sample',
  '/desk/queue/sample/add',
  '/desk/planner/sample',
  '/desk/reports/sample',
  '/desk/issues/sample/1/report',
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
      await expect
        .poll(() => page.locator('html').getAttribute('dir'))
        .toBe(locale === 'ar' ? 'rtl' : 'ltr');
      expect(await flawsOf(page), path).toEqual([]);
    }
  },
);

it.each([
  ['English', OPEN, WINDOWS, { colours: 'all', focus: true }],
  // The other way round, in the same colours.
  ['العربية', OPEN, WINDOWS, { colours: 'once', focus: true }],
  // Only longer words.
  ['Deutsch', OPEN.slice(0, 7), [], { colours: 'once', focus: false }],
  ['Español', OPEN.slice(0, 7), [], { colours: 'once', focus: false }],
] as const)(
  'every page is readable on every screen: %s',
  async (language, paths, windows, { colours, focus }) => {
    const page = await visitOwner();
    await speak(page, language);
    for (const path of paths) {
      await open(page, path);
      expect(await flawsOf(page, { colours, focus }), path).toEqual([]);
    }
    for (const path of windows) {
      await open(page, path);
      await page.getByRole('dialog').waitFor();
      const flaws = await findFlaws(page, { widths: WIDTHS, colours });
      // A window lies over the page, whose own colours are checked without it.
      const own = flaws.filter((flaw) => !flaw.includes('overlapped by another element'));
      expect(own, path).toEqual([]);
    }
  },
);

it('pages and actions are reached by keyboard alone', async () => {
  const page = await visitOwner();
  await speak(page, 'English');
  await useKeys(page);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
});

const visitOwner = (): Promise<Page> => visitAs(desk, 'ada@harbor.example', { hasPasskey: true });

async function open(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 860 });
  await openCalmly(page, path);
}

async function flawsOf(
  page: Page,
  { focus = true, ...options }: Partial<FlawOptions> & { readonly focus?: boolean } = {},
): Promise<string[]> {
  const stops = focus ? await walkFocus(page) : [];
  const unseen = stops.filter(({ seen }) => !seen).map(({ element }) => `no focus: ${element}`);
  return [...unseen, ...(await findFlaws(page, { widths: WIDTHS, ...options }))];
}

/** Chooses a language in the account; the lists of theme and language are its last two. */
async function speak(page: Page, language: string): Promise<void> {
  await open(page, '/desk/account');
  await page.locator('main select').last().selectOption({ label: language });
  const shown = () => page.locator('main select').last().locator('option:checked').textContent();
  await expect.poll(shown).toBe(language);
}

/** Goes around by keys, finds an action by its name, and switches single keys off. */
async function useKeys(page: Page): Promise<void> {
  await open(page, '/desk');
  await goByKeys(page, 'e');
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
  await page.keyboard.press('?');
  await untilInside(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await takeAction(page, 'create');
  await untilInside(page.getByRole('dialog', { name: 'Create a key' }));
  // In a field, keys are letters.
  await page.keyboard.type('g o ?');
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('g o ?');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await takeAction(page, 'dark');
  await page.locator('html[data-theme="dark"]').waitFor();

  await open(page, '/desk/account');
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.getByRole('heading', { name: 'Account' }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find an action' }).waitFor();
}
