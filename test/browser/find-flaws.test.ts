import { expect, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { walkFocus } from './walk-focus.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser();

const BAD = `<!doctype html><html><body style="background:#fff;color:#999">
  <h1>One</h1><h1>Two</h1><p>Grey on white</p><img src="data:,">
  <div style="width:500px">Wide</div>
  <style>a { outline: none } ::-webkit-scrollbar { width: 0 }</style>
  <a href="/" style="position:absolute;left:-900px">Out of sight</a><a href="/">Unseen focus</a>
</body></html>`;

it('finds each flaw that the other tests look for', async () => {
  const page = await browser.open();
  await page.setContent(BAD);
  const flaws = (await findFlaws(page, { widths: [390, 1200] })).join('\n');
  for (const flaw of [
    '390 px, light: scrolls sideways',
    '390 px, light: sticks out: <div style="width:500px">',
    '390 px, light: has 2 h1',
    '390 px, light: has no title',
    '390 px, light: has no language',
    '390 px, light: has no alt: <img',
    '390 px, dark: has a light background',
    '390 px, light: color-contrast: p: Element has insufficient color contrast of 2.84',
    '1200 px, dark: color-contrast: p:',
    'html-has-lang: html:',
  ]) {
    expect(flaws).toContain(flaw);
  }
  expect(flaws).not.toContain('1200 px, light: scrolls sideways');
  expect((await walkFocus(page)).map(({ seen }) => seen)).toEqual([false, false]);
});

it('notices requests that leave this machine, and console errors', async () => {
  const page = await browser.open();
  await page.setContent('<img alt="" src="https://outside.example/pixel.png">');
  await page.evaluate(() => console.error('broken'));
  await expect
    .poll(() => browser.takeFaults())
    .toEqual(expect.arrayContaining(['a request to https://outside.example/pixel.png', 'broken']));
});
