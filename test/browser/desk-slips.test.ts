import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { untilInside } from './desk-keyboard.ts';
import { orderOf, paste, queueReviews } from './desk-queue-acts.ts';
import {
  changeReview,
  openReview,
  queueReview,
  readReview,
  saved,
  typeInto,
  visitAs,
} from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const visit = () => visitAs(desk, 'ada@harbor.example');
const PATIENCE = { timeout: 120_000, interval: 100 };

/** A key that is held down repeats itself. */
async function hold(page: Page, key: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

const makeNewsletter = (slug: string): Promise<string> =>
  runOnSample(desk.sample(), ['newsletter', 'set', slug, '--title', `The ${slug} Digest`]);

const draftOf = (title: string): string =>
  `${title}\n\n4/5 · WIRED · March 11, 2026\n\nSummary\n\nText.`;

it('a key held too long removes one review, and one that moves along goes on moving', async () => {
  const page = await visit();
  await makeNewsletter('held');
  const review = (title: string) => ({
    title,
    rating: null,
    outlet: 'WIRED',
    publishedOn: null,
    authors: [],
    url: null,
    summary: ['Text.'],
    keyFindings: [],
    analysis: [],
    whyItMatters: [],
    sections: [],
  });
  await queueReviews(page, 'held', ['Alder', 'Birch', 'Cedar', 'Elm'].map(review));
  await page.goto('/desk/queue/held');
  await page.getByRole('link', { name: 'Alder', exact: true }).focus();
  await hold(page, 'j', 2);
  await hold(page, '#', 4);
  await page.getByText('Removed: Cedar').waitFor();
  await expect.poll(() => orderOf(page, 'held'), PATIENCE).toEqual(['Alder', 'Birch', 'Elm']);

  // Without a network it says at once that nothing was done, and the list shows what is.
  await page.context().setOffline(true);
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await expect.poll(() => page.locator('.queue-part.held .queue-title').count(), PATIENCE).toBe(0);
  await page.context().setOffline(false);

  // A text that is pasted while a box has the focus is a review as well.
  await page.locator('.queue-row input').first().click();
  await paste(page, draftOf('Fir'));
  await page.getByRole('heading', { name: 'Fir' }).waitFor();
});

it('a draft asks once for each article, and a folder is no file', async () => {
  const page = await visit();
  await makeNewsletter('asked');
  let calls = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/articles/find')) calls += 1;
  });
  await page.goto('/desk/queue/asked/add');
  const field = page.getByLabel('Text of the review');
  await field.fill(draftOf('Alder'));
  await page.locator('.shown-review').waitFor();
  await expect.poll(() => calls, PATIENCE).toBe(1);
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It goes on', { delay: 200 });
  await page.locator('.shown-review').getByText('It goes on').waitFor();
  expect(calls).toBe(1);

  await page.evaluate(() => {
    const gone = new File([], 'folder');
    gone.slice = () => {
      const blob = new Blob();
      blob.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
      return blob;
    };
    const dataTransfer = new DataTransfer();
    Object.defineProperty(dataTransfer, 'files', { value: [gone] });
    Object.defineProperty(dataTransfer, 'types', { value: ['Files'] });
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });
  const drafts = page.getByRole('navigation', { name: 'What you are adding' });
  await drafts.getByText('folder').waitFor();
  await drafts.getByText('Not readable yet').waitFor();
});

it('rows that are moved keep the caret, and rows that are removed come back', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await typeInto(page, 'Finding 1', '!');
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
    .toBe('A lamp costs more than a keeper.!');
  await page.keyboard.type('?');
  await saved(page);
  expect((await readReview(page, id)).review.keyFindings[1]?.text).toBe(
    'A lamp costs more than a keeper.!?',
  );

  // Backspace held down stops where the finding is empty.
  const first = page.getByLabel('Finding 1', { exact: true });
  await page.getByLabel('Label of finding 1').fill('');
  await first.fill('ab');
  await hold(page, 'Backspace', 6);
  await sleep(100);
  await expect.poll(() => page.locator('.findings > li').count()).toBe(2);

  await page.getByRole('button', { name: 'Remove: Sources' }).click();
  await saved(page);
  expect((await readReview(page, id)).review.sections).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await saved(page);
  await expect
    .poll(async () => (await readReview(page, id)).review.sections.length, PATIENCE)
    .toBe(1);
});

it("a text form that could not be read meanwhile takes nothing of others' edits back", async () => {
  const page = await visit();
  const id = await queueReview(page);
  await openReview(page, id);
  await page.getByRole('button', { name: 'Markdown' }).click();
  const markdown = page.getByLabel('Markdown', { exact: true });
  await expect.poll(() => markdown.inputValue()).toContain('# Lighthouses');
  const printed = await markdown.inputValue();
  await markdown.fill(printed.replace('rating: 4/5', 'rating: 9/5'));
  await page.getByText('This can’t be read yet').waitFor();
  // The page itself hears of it, some time after the change.
  const heard = page.waitForResponse(
    async (answer) =>
      answer.url().endsWith(`/api/v1/reviews/${id}`) &&
      answer.request().method() === 'GET' &&
      (await answer.text()).includes('Theirs too.'),
  );
  await changeReview(page, id, { summary: ['Theirs.'], whyItMatters: ['Theirs too.'] });
  await heard;
  await markdown.fill(printed.replace('rating: 4/5', 'rating: 3/5').replace('on watch', 'there'));
  await expect.poll(() => markdown.inputValue(), PATIENCE).toContain('Theirs.');
  // Both have changed why it matters: somebody decides.
  await page.getByText(/somebody else changed .* too/).waitFor();
  const { review } = await readReview(page, id);
  expect(review).toMatchObject({ summary: ['Theirs.'], whyItMatters: ['Theirs too.'] });
});

it('what a click may need is there without a network', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await page.goto(`/desk/reviews/${id}`);
  await page.getByLabel('Summary', { exact: true }).waitFor();
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(),
    );
  for (const name of ['palette', 'clash-dialog', 'queue-page', 'formats']) {
    await expect.poll(loaded, PATIENCE).toContain(`/${name}-`);
  }
  await page.context().setOffline(true);
  await typeInto(page, 'Summary', ' Offline.');
  await page.keyboard.press('Control+k');
  await untilInside(page.getByRole('dialog'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Markdown' }).click();
  await expect
    .poll(() => page.getByLabel('Markdown', { exact: true }).inputValue(), PATIENCE)
    .toContain('Offline.');
  await page.context().setOffline(false);
  await saved(page);
});

it('what is asked for in the middle of typing is done once the letters are there', async () => {
  const page = await visit();
  await makeNewsletter('swift');
  await page.goto('/desk/queue/swift/add');
  await page.getByLabel('Text of the review').waitFor();
  await page.keyboard.insertText(draftOf('Alder'));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Queued: Alder').waitFor();
  await expect.poll(() => orderOf(page, 'swift')).toEqual(['Alder']);

  const id = await queueReview(page);
  await runOnSample(desk.sample(), ['issue', 'compile', '--newsletter', 'sample']);
  await openReview(page, id);
  await typeInto(page, 'Summary', ' Late.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('now holds your text').waitFor();
  const applied = await readReview(page, id);
  expect(applied.pending).toBeNull();
  expect(applied.review.summary).toEqual(['Keepers left, and lamps stayed. Late.']);
});

it('a review that can not be released says why', async () => {
  const page = await visit();
  const id = await queueReview(page);
  await page.evaluate(
    (path) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    `/api/v1/reviews/${id}/hold`,
  );
  await openReview(page, id);
  await page.route(/\/release$/, (route) => route.abort());
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status').getByText(/reach/).waitFor();
  expect((await readReview(page, id)).state).toBe('held');
});

it('a change of the queue that failed while somebody was elsewhere is said when they are back', async () => {
  const page = await visit();
  await makeNewsletter('away');
  await page.goto('/desk/queue/away/add');
  await page.getByLabel('Text of the review').fill(draftOf('Alder'));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Alder', exact: true }).waitFor();
  const { promise: isAway, resolve: leave } = Promise.withResolvers<void>();
  await page.route(/\/hold$/, async (route) => {
    await isAway;
    await route.abort();
  });
  await page.getByRole('link', { name: 'Alder', exact: true }).focus();
  await page.keyboard.press('h');
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/hold'));
  leave();
  await failed;
  await page.getByRole('link', { name: 'Queue', exact: true }).click();
  await page.getByText(/Alder.*reached/).waitFor();
  await expect.poll(() => orderOf(page, 'away')).toEqual(['Alder']);
});
