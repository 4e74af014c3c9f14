import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PREVIEW_PAGES } from '../../emails/fixtures/preview-pages.fixture.ts';
import { launchChromium } from './launch-chromium.ts';
import { comparePicture } from './mail-pictures/compare-picture.ts';
import { pinnedFonts } from './mail-pictures/pinned-fonts.ts';
import { VARIANTS, type Variant } from './mail-pictures/variants.ts';

const FOLDER = join(import.meta.dirname, 'mail-pictures', 'kept');
/** Half size: changes of layout, font or colour still show, and the pictures are small. */
const SCALE = 0.5;

const style = `<style>${pinnedFonts()}</style></head>`;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
  page = await browser.newPage({ deviceScaleFactor: SCALE });
  await page.context().setOffline(true);
});
afterAll(() => browser.close());

describe.each(Object.entries(PREVIEW_PAGES))('%s looks as it did', (template, preview) => {
  it.each(VARIANTS)('$name', async (variant) => {
    const screenshot = await photograph(variant.html(preview), variant);
    const compared = await comparePicture(screenshot, {
      name: `${template}-${variant.name}`,
      folder: FOLDER,
      keep: inject('keepPictures'),
    });
    expect(compared.kind === 'different' ? compared.how : null).toBeNull();
  });
});

async function photograph(html: string, { width, scheme }: Variant): Promise<Buffer> {
  await page.setViewportSize({ width, height: 600 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.setContent(html.replace('</head>', () => style));
  await page.evaluate(() => document.fonts.ready);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'width of the page').toBeLessThanOrEqual(width);
  return page.screenshot({ fullPage: true });
}
