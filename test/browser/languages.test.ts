import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { ARABIC, pathOf } from './add-newsletters.ts';
import { findFlaws } from './find-flaws.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser(() => inject('readers').url);

it.each([
  pathOf(ARABIC),
  pathOf(ARABIC, '/subscribe'),
  `/embed/${ARABIC.slug}`,
  pathOf(ARABIC, '/archive'),
  pathOf(ARABIC, '/issues/1'),
  pathOf(ARABIC, '/thanks'),
  '/preferences',
  '/no',
])('an Arabic page is readable on every screen: %s', async (path) => {
  const page = await browser.open();
  await page.goto(path);
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await findFlaws(page, { widths: [375, 1280] })).toEqual([]);
});

it('an Arabic page has bullets, quote bars and bylines on the right', async () => {
  const page = await browser.open();
  await page.goto(pathOf(ARABIC, '/issues/1'));
  const review = page.locator('.review').first();
  for (const list of await review.locator('ul').all()) {
    const { left, right } = await sidesOf(list, 'padding');
    expect([left, right > 10]).toEqual([0, true]);
    for (const item of await list.locator('li').all()) {
      expect(await item.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
      expect(await gapOnTheRight(item)).toBeLessThan(2);
    }
  }
  const quote = review.locator('blockquote');
  expect(await sidesOf(quote, 'border')).toEqual({ left: 0, right: 3 });
  expect(await gapOnTheRight(review.locator('.credits p').last())).toBeLessThan(2);
});

it('the plain text of an Arabic proof begins each line on the right', async () => {
  const page = await browser.open();
  await page.goto(`/proof/1/frame/text?newsletter=${ARABIC.slug}`);
  const text = page.locator('pre');
  // How far the first words stand from the right edge.
  const free = await text.evaluate((pre) => {
    const range = document.createRange();
    range.selectNodeContents(pre);
    const { right } = pre.getBoundingClientRect();
    const [first] = [...range.getClientRects()].filter(({ width }) => width > 1);
    return first === undefined ? null : right - first.right;
  });
  expect(free).toBeLessThan(20);
  expect(await text.evaluate((pre) => getComputedStyle(pre).unicodeBidi)).toBe('plaintext');
});

type Located = ReturnType<Page['locator']>;

const sidesOf = (of: Located, kind: 'padding' | 'border') =>
  of.evaluate((element, kind) => {
    const style = getComputedStyle(element);
    const [left, right] =
      kind === 'padding'
        ? [style.paddingLeft, style.paddingRight]
        : [style.borderLeftWidth, style.borderRightWidth];
    return { left: Number.parseFloat(left), right: Number.parseFloat(right) };
  }, kind);

/** How far the text of an element ends from its right edge, in pixels. */
const gapOnTheRight = (of: Located): Promise<number> =>
  of.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const ends = [...range.getClientRects()].map(({ right }) => right);
    return Math.abs(element.getBoundingClientRect().right - Math.max(...ends));
  });
