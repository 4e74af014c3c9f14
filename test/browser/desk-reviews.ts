import type { ListedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import type { Cookie, Page } from 'playwright-core';
import { expect } from 'vitest';
import { addPasskey, becomeOwner, type Desk, type Visit } from './desk-visitors.ts';
import type { RunningSample } from './start-sample.ts';

const PATIENCE_MS = 120_000;

/** A review with a bit of everything. */
export const LIGHTHOUSES: Review = {
  title: 'Lighthouses',
  rating: { value: 4, max: 5 },
  outlet: 'The Coast',
  publishedOn: '2026-03-11',
  authors: ['Mara Lind'],
  topics: [],
  url: 'https://coast.example/lighthouses',
  summary: ['Keepers left, and lamps stayed.'],
  keyFindings: [
    { label: 'Cost', text: 'A lamp costs more than a keeper.' },
    { label: 'Reach', text: 'Ships see it from 20 miles.' },
  ],
  analysis: [
    {
      heading: 'The lamp',
      blocks: [
        { type: 'paragraph', text: 'It turns by clockwork.' },
        { type: 'list', ordered: false, items: ['Oil', 'Gas', 'Electricity'] },
        { type: 'quote', paragraphs: ['The sea never sleeps.'] },
      ],
    },
  ],
  whyItMatters: ['Nobody is on watch.'],
  sections: [{ heading: 'Sources', blocks: [{ type: 'paragraph', text: 'Three logbooks.' }] }],
};

const signedIn = new WeakMap<RunningSample, readonly Cookie[]>();

interface OwnerVisit extends Visit {
  /** Whether the first of her browsers has a passkey of hers. */
  readonly hasPasskey?: boolean;
}

/** A new browser of the first owner, who signs in once for all tests of a file. */
export async function visitAs(
  desk: Desk,
  email: string,
  { hasPasskey = false, passkeys = hasPasskey, ...others }: OwnerVisit = {},
): Promise<Page> {
  const page = await desk.visit({ passkeys, ...others });
  const sample = desk.sample();
  const cookies = signedIn.get(sample);
  if (cookies === undefined) {
    await becomeOwner(page, sample.firstOwner, email);
    if (hasPasskey) await addPasskey(page);
    signedIn.set(sample, await page.context().cookies());
  } else {
    await page.context().addCookies([...cookies]);
    await page.goto('/desk');
  }
  return page;
}

/** Queues a review as the person who is signed in; returns its id. */
export const queueReview = (page: Page, review: Partial<Review> = {}): Promise<string> =>
  page.evaluate(
    async (body) => {
      const answer = await fetch('/api/v1/newsletters/sample/reviews', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      if (!answer.ok) throw new Error(await answer.text());
      return ((await answer.json()) as { id: string }).id;
    },
    JSON.stringify({ review: { ...LIGHTHOUSES, ...review }, again: true }),
  );

/** What the server has of a review. */
export const readReview = (page: Page, id: string): Promise<ListedReview> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as ListedReview,
    `/api/v1/reviews/${id}`,
  );

/** Changes a review behind the page's back. */
export async function changeReview(page: Page, id: string, change: Partial<Review>): Promise<void> {
  const { version } = await readReview(page, id);
  await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, { method: 'PATCH', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [`/api/v1/reviews/${id}`, JSON.stringify({ version, review: change })] as const,
  );
}

export async function openReview(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/reviews/${id}`);
  await page.getByLabel('Summary', { exact: true }).waitFor();
}

/** Waits until the page says that everything is saved. */
export const saved = (page: Page): Promise<void> =>
  page.locator('.save-status .dot.saved').waitFor({ timeout: PATIENCE_MS });

/** Puts the caret at the end of a field and types there. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

/** Waits until the browser keeps a text that isn't saved. */
export async function keptHere(page: Page, text: string): Promise<void> {
  const kept = () => page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  await expect.poll(kept, { timeout: PATIENCE_MS }).toContain(text);
}
