import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from './launch-chromium.ts';

export interface TestBrowser {
  /** A page of its own for this test, as wide as a telephone. */
  open(): Promise<Page>;
  /** What would fail this test at its end, and no longer does. */
  takeFaults(): string[];
}

const TELEPHONE = { width: 390, height: 844 };
const STATUS = /^Failed to load resource: the server responded with a status of/;

/**
 * A browser for a test file. A test fails when one of its pages asks for anything outside this
 * machine or writes an error to the console.
 *
 * @example
 * const browser = withBrowser();
 * it('greets', async () => {
 *   const page = await browser.open();
 *   await page.goto('/');
 * });
 */
export function withBrowser(): TestBrowser {
  let browser: Browser | null = null;
  let contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium(inject('chromium'));
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(faults.splice(0), 'requests that leave this machine, and errors').toEqual([]);
  });
  return {
    async open() {
      if (browser === null) throw new Error('the browser is there in tests only');
      const baseURL = inject('sample').url;
      const context = await browser.newContext({ baseURL, viewport: TELEPHONE });
      contexts.push(context);
      await watch(context, new URL(baseURL).host, faults);
      return context.newPage();
    },
    takeFaults: () => faults.splice(0),
  };
}

async function watch(context: BrowserContext, home: string, faults: string[]): Promise<void> {
  await context.route(
    ({ host }) => host !== home,
    async (route) => {
      faults.push(`a request to ${route.request().url()}`);
      await route.abort();
    },
  );
  context.on('console', (message) => {
    // The browser logs it when a page is an error by design, such as one that is not there.
    const own = STATUS.test(message.text()) && message.location().url === message.page()?.url();
    if (message.type() === 'error' && !own) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
}
