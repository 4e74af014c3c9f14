import type { IssueOutline } from '@galley/contract/issue';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { calmWeekday } from './calm-weekday.ts';
import { queueReviews } from './desk-queue-acts.ts';
import { LIGHTHOUSES } from './desk-reviews.ts';
import type { Desk } from './desk-visitors.ts';
import { runOnSample } from './start-sample.ts';

const PATIENCE = { timeout: 120_000, interval: 100 };

/** A newsletter with a draft of three reviews; returns the draft's number. */
export async function makeDraft(desk: Desk, page: Page, slug: string): Promise<number> {
  const sample = desk.sample();
  await runOnSample(sample, [
    ...['newsletter', 'set', slug, '--title', `The ${slug} Digest`],
    ...['--cadence', `weekly ${calmWeekday()} 08:00`, '--time-zone', 'Europe/Berlin'],
    ...['--postal-address', '1 Harbor Road', '--from', `Harbor <news@${slug}.example>`],
  ]);
  const reviews = ['Alder', 'Birch', 'Cedar'].map((title) => ({
    ...LIGHTHOUSES,
    title,
    url: `https://coast.example/${title.toLowerCase()}`,
  }));
  await queueReviews(page, slug, reviews);
  const compiled = await runOnSample(sample, ['issue', 'compile', '--json', '--newsletter', slug]);
  return (JSON.parse(compiled) as { number: number }).number;
}

export async function openIssue(page: Page, slug: string, number: number): Promise<void> {
  await page.goto(`/desk/issues/${slug}/${number}`);
  await page.getByRole('heading', { name: `Issue ${number}`, level: 1 }).waitFor();
}

/** What the server has of an issue. */
export const readOutline = (page: Page, slug: string, number: number): Promise<IssueOutline> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as IssueOutline,
    `/api/v1/newsletters/${slug}/issues/${number}/outline`,
  );

/** Waits until the server has the reviews of an issue in an order. */
export async function untilIssueOrder(
  page: Page,
  slug: string,
  number: number,
  titles: readonly string[],
): Promise<void> {
  const read = async () =>
    (await readOutline(page, slug, number)).reviews.map(({ title }) => title);
  await expect.poll(read, PATIENCE).toEqual(titles);
}

/** Waits until the lines of an issue on screen are saved. */
export const linesSaved = (page: Page): Promise<void> =>
  page.locator('.lines-part .dot.saved').waitFor(PATIENCE);
