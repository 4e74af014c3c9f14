import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wordingOf } from '@galley/wording';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ARABIC, ENGLISH, readSubscription, type ReadNewsletter } from './add-newsletters.ts';
import { expectPage } from './expect-page.ts';
import { openFromMail, press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';
import { withoutScripts } from './without-scripts.ts';

/** Somebody on another site. */
interface Visit {
  readonly page: Page;
  expectPage(heading: string): Promise<void>;
}

/** As docs/sign-ups.md shows them. */
const otherSite = (url: string, slug: string): string => `<!doctype html>
<html lang="en"><head><title>A shop</title><meta name="viewport" content="width=device-width" /></head>
<body style="margin: 0"><h1>A shop</h1>
<iframe src="${url}/embed/${slug}" title="Subscribe" width="100%" height="600" style="border: 0"></iframe>
<form method="post" action="${url}/subscribe">
  <input type="hidden" name="newsletter" value="${slug}" />
  <label>Email <input name="email" type="email" required /></label>
  <button>Sign me up</button>
</form></body></html>`;

/** Another site than Galley's: browsers tell sites apart by the host. */
const shop = createServer((request, response) => {
  const slug = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(otherSite(inject('readers').url, slug));
});
const shopUrl = (): string => `http://localhost:${(shop.address() as AddressInfo).port}`;

beforeAll(async () => {
  await once(shop.listen(0, 'localhost'), 'listening');
});
afterAll(async () => {
  shop.closeAllConnections();
  shop.close();
  await once(shop, 'close');
});

const browser = withBrowser(() => inject('readers').url, shopUrl);

const VISITORS: readonly (readonly [string, ReadNewsletter, boolean])[] = [
  ['in English, with scripts', ENGLISH, true],
  ['in Arabic, without scripts', ARABIC, false],
];

it.each(VISITORS)(
  'a visitor of another site subscribes in a frame there: %s',
  async (_, newsletter, scripts) => {
    const { page, ...visitor } = await visit(newsletter, scripts);
    const { pages } = wordingOf(newsletter.language);
    const address = `framed-${newsletter.slug}@readers.example`;
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: pages.signUp.title(newsletter.title) }).waitFor();
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => overflowOf(page)).toEqual({ sideways: 0, down: 0 });
    }
    await reach(page, frame.getByLabel(pages.form.email));
    await page.keyboard.type(address);
    await press(page, pages.subscribe, frame);
    // The answer leaves the frame.
    await visitor.expectPage(pages.thanks.title);
    expect(await readSubscription(inject('readers'), newsletter, address)).toMatchObject({
      status: 'pending',
    });
    await confirm(page, newsletter, address);
  },
);

it.each(VISITORS)(
  'a form on another site leads to our own, filled in: %s',
  async (_, newsletter, scripts) => {
    const { page, ...visitor } = await visit(newsletter, scripts);
    const { pages } = wordingOf(newsletter.language);
    const address = `led-${newsletter.slug}@readers.example`;
    await reach(page, page.getByLabel('Email', { exact: true }));
    await page.keyboard.type(address);
    await press(page, 'Sign me up');
    const { again } = pages.signUp;
    await page.getByRole('heading', { name: again.title }).waitFor();
    await expect.poll(() => page.getByLabel(pages.form.email).inputValue()).toBe(address);
    await visitor.expectPage(pages.signUp.title(newsletter.title));
    expect(await readSubscription(inject('readers'), newsletter, address)).toBeUndefined();
    await press(page, again.action);
    await visitor.expectPage(pages.thanks.title);
    await confirm(page, newsletter, address);
  },
);

/** Opens the shop's page with the form of a newsletter. */
async function visit({ slug }: ReadNewsletter, scripts: boolean): Promise<Visit> {
  const page = await browser.open();
  const scriptless = scripts ? null : await withoutScripts(page);
  await page.goto(`${shopUrl()}/${slug}`);
  return {
    page,
    async expectPage(heading) {
      const look = () => expectPage(page, heading);
      await (scriptless === null ? look() : scriptless.inspect(look));
    },
  };
}

/** How many pixels of the frame's page are out of its sight. */
const overflowOf = (page: Page): Promise<{ sideways: number; down: number }> =>
  page
    .frameLocator('iframe')
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => ({
      sideways: scrollWidth - clientWidth,
      down: scrollHeight - clientHeight,
    }));

/** Confirms by the link in the mail. */
async function confirm(page: Page, newsletter: ReadNewsletter, address: string): Promise<void> {
  const { title, language } = newsletter;
  const { pages, words } = wordingOf(language);
  const asked = await openFromMail(page, {
    address,
    subject: words.confirmation.subject(title),
    link: words.confirmation.action,
  });
  await press(asked, pages.confirm.action(title));
  await expectPage(asked, pages.welcome.title, [375]);
  await asked.close();
}
