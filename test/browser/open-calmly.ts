import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE = { timeout: 120_000, interval: 20 };
/** Longer than a page takes from an answer to the next question. */
const CALM_MS = 150;

/**
 * Opens a page of the desk from nothing, and waits until it has an answer to everything that it
 * asked and has drawn it. What the browser loads for later is awaited too.
 */
export async function openCalmly(page: Page, path: string): Promise<void> {
  const asked = new Set<Request>();
  const ask = (request: Request): void => {
    // The stream of events never ends.
    if (!request.url().endsWith('/api/v1/events')) asked.add(request);
  };
  const answer = (request: Request): void => void asked.delete(request);
  await page.goto('about:blank');
  page.on('request', ask).on('requestfinished', answer).on('requestfailed', answer);
  await page.goto(path);
  await page.locator('h1').waitFor({ state: 'attached' });
  const isCalm = async (): Promise<boolean> =>
    asked.size === 0 && (await isDrawn(page)) && asked.size === 0;
  await expect.poll(isCalm, PATIENCE).toBe(true);
  page.off('request', ask).off('requestfinished', answer).off('requestfailed', answer);
}

/** Whether a page shows no placeholder, and adds and removes nothing for a while. */
const isDrawn = (page: Page): Promise<boolean> =>
  page.evaluate(async (ms) => {
    let isChanged = false;
    const observer = new MutationObserver(() => (isChanged = true));
    observer.observe(document, { childList: true, subtree: true });
    await new Promise((over) => setTimeout(over, ms));
    observer.disconnect();
    return !isChanged && document.querySelector('.loading') === null;
  }, CALM_MS);
