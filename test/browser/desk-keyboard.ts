import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE = { timeout: 120_000, interval: 50 };

/** Goes to a place by `g` and its letter, which has to follow soon: no answer is awaited between. */
export async function goByKeys(page: Page, letter: string): Promise<void> {
  await Promise.all([page.keyboard.press('g'), page.keyboard.press(letter)]);
}

/** Waits until a window has the keyboard: what is pressed before goes to the page under it. */
export async function untilInside(window: Locator): Promise<void> {
  const isInside = () => window.evaluate((its) => its.contains(document.activeElement));
  await expect.poll(isInside, PATIENCE).toBe(true);
}

/** Finds an action by its name, or by a part of it, and takes it. */
export async function takeAction(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('.palette input:focus').waitFor();
  await page.keyboard.type(name);
  await page.locator('.palette-item[data-highlighted]', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
}
