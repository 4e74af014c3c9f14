import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import reviews from '@galley/core/fixtures/reviews.json' with { type: 'json' };
import { expect, inject, it, onTestFinished } from 'vitest';
import { runGalley } from '../kit/index.ts';
import { runOnSample } from './start-sample.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser();

it("follows the queue while somebody watches, and keeps each mail's scroll position", async () => {
  const sample = { env: inject('sample').env };
  const page = await browser.open();
  await page.setViewportSize({ width: 1200, height: 900 });
  const does = (argv: readonly string[], stdin = ''): Promise<string> =>
    runOnSample(sample, [...argv, '-n', 'sample'], stdin);
  await emptyQueue();
  await page.goto('/proof/next?newsletter=sample');
  await page.getByText('Nothing is in the queue yet.').waitFor();

  const review = { ...reviews[0], title: 'A title to look at', url: null };
  await does(['review', 'add', '-', '--again'], JSON.stringify(review));
  await page.getByRole('heading', { level: 1, name: 'A title to look at' }).waitFor();
  const mail = page.frameLocator('iframe[title^="Phone"]');
  await mail.getByText('A title to look at').first().waitFor();
  const scrolled = () =>
    mail.locator('body').evaluate(() => {
      window.scrollTo(0, 400);
      return Math.round(window.scrollY);
    });
  await expect.poll(scrolled).toBe(400);

  const reader = page.getByLabel('Another reader');
  await reader.fill('ana@');
  const other = { ...reviews[1], title: 'Another one', url: null };
  await does(['review', 'add', '-', '--again'], JSON.stringify(other));
  await mail.getByText('Another one').first().waitFor();
  // What somebody is typing stays.
  await expect.poll(() => reader.inputValue()).toBe('ana@');
  await expect.poll(() => page.getByRole('status').first().textContent()).toContain('Updated at');
  await expect
    .poll(() => mail.locator('body').evaluate(() => Math.round(window.scrollY)))
    .toBe(400);
  await expect.poll(() => page.locator('iframe').count()).toBe(7);
});

it('remembers what was read', async () => {
  const page = await browser.open();
  await page.goto('/proof/1?newsletter=sample');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.getByText('Nothing has changed since').waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/proof/1');
});

it('takes a picture of each view, as wide as a phone or a desktop and as tall as the mail', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const seed = fileURLToPath(import.meta.resolve('@galley/core/fixtures/seed-review.txt'));
  const ran = await runGalley(['proof', seed, '--png', 'pictures', '--json'], {
    cwd: folder,
    env: { PATH: dirname(inject('chromium')) },
  });
  expect(ran.code).toBe(0);
  const { files } = JSON.parse(ran.stdout) as { files: string[] };
  const sizes = await Promise.all(
    files.map(async (file) => {
      const png = await readFile(join(folder, file));
      return [basename(file), png.readUInt32BE(16) / 2, png.readUInt32BE(20) / 2] as const;
    }),
  );
  expect(sizes.map(([name, width]) => `${name} ${width}`)).toEqual([
    'proof-desktop.png 700',
    'proof-phone.png 375',
    'proof-dark.png 375',
    'proof-forced-dark.png 375',
    'proof-images-off.png 375',
    'proof-text.png 700',
  ]);
  for (const [, , height] of sizes) expect(height).toBeGreaterThan(1000);
});

/** A first try that failed may have left something in it. */
async function emptyQueue(): Promise<void> {
  const does = (...argv: string[]) => runOnSample(inject('sample'), argv);
  const left = await does('review', 'list', '--json', '-n', 'sample');
  for (const { id } of JSON.parse(left) as { id: string }[]) await does('review', 'remove', id);
}
