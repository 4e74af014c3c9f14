import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { launchChromium } from './launch-chromium.ts';
import { isSecondTry } from './with-sample.ts';

export interface TestBrowser {
  /** The page, at phone width and in light mode; it may still show what the last test left. */
  open(): Promise<Page>;
  /** Returns the faults so far, which then no longer fail this test at its end. */
  takeFaults(): string[];
}

const TELEPHONE = { width: 390, height: 844 };
const PATIENCE_MS = 120_000;
const STATUS = /^Failed to load resource: the server responded with a status of/;
/** A call that a test has cut off. */
const CUT_OFF = /^Failed to load resource: net::ERR_FAILED$/;
/** What a page asks, calls and files for later, of a server that a test has killed, or offline. */
const AWAY =
  /^Failed to load resource: net::ERR_(?:CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|INTERNET_DISCONNECTED)$/;

/**
 * A browser on `home`, by default the sample, with one page for the tests of a file: a warm page is
 * five times as fast as a new one, and our pages keep no state. A second try gets a new page. A test
 * fails when a page requests anything outside this machine or logs an error to the console.
 *
 * @example
 * const browser = withBrowser();
 * it('greets', async () => {
 *   const page = await browser.open();
 *   await page.goto('/');
 * });
 */
export function withBrowser(
  home = () => inject('sample').url,
  otherSite: () => string | null = () => null,
): TestBrowser {
  let browser: Browser | null = null;
  let opened: Page | null = null;
  const faults: string[] = [];
  const openPage = async (): Promise<void> => {
    await opened?.context().close();
    const baseURL = home();
    browser ??= await launchChromium(inject('chromium'));
    const context = await browser.newContext({ baseURL, viewport: TELEPHONE });
    // A machine with much else to do is no fault.
    context.setDefaultTimeout(PATIENCE_MS);
    const hosts = [baseURL, otherSite()].map((url) => url && new URL(url).host);
    watch(context, new URL(baseURL).host, faults, (host) => hosts.includes(host));
    opened = await context.newPage();
  };
  beforeAll(openPage);
  beforeEach(async (context) => {
    if (isSecondTry(context)) await openPage();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(() => {
    expect(faults.splice(0), 'requests that leave this machine, and errors').toEqual([]);
  });
  return {
    async open() {
      if (opened === null) throw new Error('the browser exists only in tests');
      await opened.setViewportSize(TELEPHONE);
      await opened.emulateMedia({ colorScheme: 'light' });
      return opened;
    },
    takeFaults: () => faults.splice(0),
  };
}

/**
 * Collects what a page asks of other machines, and its errors. It only listens: a route would
 * switch the browser's cache off, and every page would load all of its files again.
 */
export function watch(
  context: BrowserContext,
  home: string,
  faults: string[],
  mayAsk: (host: string) => boolean = (host) => host === home,
): void {
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(?:https?|wss?):$/.test(protocol) && !mayAsk(host))
      faults.push(`a request to ${request.url()}`);
  });
  context.on('console', (message) => {
    // The browser logs an error when an answer is one by design, such as a missing page.
    const { url } = message.location();
    const isCall = url.includes('/api/v1/');
    const own =
      (STATUS.test(message.text()) && (isCall || url === message.page()?.url())) ||
      (isCall && CUT_OFF.test(message.text())) ||
      (URL.parse(url)?.host === home && AWAY.test(message.text()));
    if (message.type() === 'error' && !own) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
}
