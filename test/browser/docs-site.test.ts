import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSite } from '@galley/docs-site';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { launchChromium } from './launch-chromium.ts';
import { watch } from './with-browser.ts';

let folder = '';
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];
const at = (path: string): string => `${pathToFileURL(folder).href}/${path}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-docs-'));
  for (const [path, content] of buildSite().files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  browser = await launchChromium(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  faults.splice(0);
  watch(context, 'nowhere.test', faults);
  page = await context.newPage();
});

it.each(['index.html', 'concepts.html', 'env.html', 'moving/ghost.html', 'api/keys.html'])(
  '%s can be read by everybody, on a phone and a desktop, in light and dark mode',
  async (path) => {
    await page.goto(at(path));
    expect(await findFlaws(page, { widths: [390, 1280] })).toEqual([]);
    expect(faults).toEqual([]);
  },
);

it('the search works by keyboard, from a folder, without a server', async () => {
  await page.goto(at('moving/ghost.html'));
  await page.keyboard.press('/');
  await page.keyboard.type('undo window');
  const options = page.getByRole('option');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await options.first().getAttribute('aria-selected')).toBe('true');
  const found = await options.first().getAttribute('data-path');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${at('')}${found}`);
  expect(faults).toEqual([]);
});

it('on a phone the pages are behind one button', async () => {
  await page.goto(at('start.html'));
  const pages = page.getByRole('navigation', { name: 'Pages', exact: true });
  const concepts = pages.getByRole('link', { name: 'Concepts', includeHidden: true });
  expect(await concepts.isVisible()).toBe(false);
  await page.getByText('All pages').click();
  await concepts.click();
  await page.getByRole('heading', { level: 1, name: 'Concepts' }).waitFor();
});
