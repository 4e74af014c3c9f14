import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Puts reviews into the queue as scripts do, in the session of a page of the desk. */
export async function queueReviews(
  page: Page,
  slug: string,
  reviews: readonly object[],
): Promise<void> {
  const statuses = await page.evaluate(
    async ([slug, reviews]) => {
      const all: number[] = [];
      for (const review of reviews) {
        const answer = await fetch(`/api/v1/newsletters/${slug}/reviews`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ review }),
        });
        all.push(answer.status);
      }
      return all;
    },
    [slug, reviews] as const,
  );
  expect(new Set(statuses)).toEqual(new Set([201]));
}

/** The titles of a queue as the server has them. */
export async function orderOf(page: Page, slug: string): Promise<readonly string[]> {
  const { reviews } = await page.evaluate(
    async (slug) => (await fetch(`/api/v1/newsletters/${slug}/queue`)).json(),
    slug,
  );
  return (reviews as { title: string }[]).map(({ title }) => title);
}

/** The titles of the queue on screen, without those that are held. */
export const shownOrder = (page: Page): Promise<readonly string[]> =>
  page.locator('.queue-part:not(.held) .queue-title').allTextContents();

/** Pastes a text onto a page as the browser does. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Drops a file onto a page as the browser does. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    },
    [name, text] as const,
  );
}

/** Waits until page and server show this order. */
export async function untilOrder(
  page: Page,
  slug: string,
  order: readonly string[],
): Promise<void> {
  const patience = { timeout: 60_000, interval: 100 };
  await expect.poll(() => shownOrder(page), patience).toEqual(order);
  await expect.poll(() => orderOf(page, slug), patience).toEqual(order);
}
