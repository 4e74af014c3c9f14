import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findFlaws } from './find-flaws.ts';

/** A phone's and a desktop's, in CSS pixels. */
const WIDTHS = [1280, 375];

/** Waits for a page by its heading, and checks it in light and dark, and ends at phone width. */
export async function expectPage(page: Page, heading: string, widths = WIDTHS): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  expect(await findFlaws(page, { widths }), heading).toEqual([]);
}
