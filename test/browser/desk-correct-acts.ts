import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addReviews } from './add-reviews.ts';
import { findMail } from './find-mail.ts';
import { runOnSample, type RunningSample } from './start-sample.ts';

type Newsletter = { readonly slug: string };

/** Makes a newsletter with readers, and sends its first issue, which holds one review. */
export async function sendFirst(
  sample: RunningSample,
  its: {
    readonly slug: string;
    readonly language: string;
    readonly readers: readonly string[];
    readonly review: object;
  },
): Promise<Newsletter> {
  const { slug, language } = its;
  await runOnSample(sample, [
    ...['newsletter', 'set', slug, '--title', `The ${slug} Digest`, '--language', language],
    ...['--from', `press@${slug}.example`, '--postal-address', '1 Galley Lane, London'],
    ...['--undo-window', '0'],
  ]);
  const file = join(sample.env.DATA_DIR, `${slug}.csv`);
  await writeFile(file, ['email', ...its.readers].join('\n'));
  await runOnSample(sample, [
    ...['subscriber', 'import', file, '--consent', 'At the fair', '-n', slug],
  ]);
  await sendNext(sample, { slug }, its.review);
  return { slug };
}

/** Sends another issue, which holds one review. */
export async function sendNext(
  sample: RunningSample,
  { slug }: Newsletter,
  review: object,
  look: (number: number) => Promise<void> = async () => {},
): Promise<{ readonly subject: string }> {
  const run = (...argv: string[]) => runOnSample(sample, [...argv, '-n', slug]);
  await addReviews(sample, slug, [review]);
  const compiled = await run('issue', 'compile', '--extra', '--json');
  const { number, subject } = JSON.parse(compiled) as { number: number; subject: string };
  await look(number);
  await run('issue', 'approve', String(number));
  await run('issue', 'send', String(number), '--wait');
  return { subject };
}

/** Adds somebody who reads a newsletter from now on. */
export const addLateReader = (
  sample: RunningSample,
  { slug }: Newsletter,
  address: string,
): Promise<string> =>
  runOnSample(sample, ['subscriber', 'add', address, '-n', slug, '--consent', 'At the fair']);

/** Opens a mail in the mailbox, and returns what it says as its reader sees it. */
export async function readInMailbox(page: Page, address: string, subject: string): Promise<string> {
  const line = await findMail(page, address, subject);
  await line.click();
  const body = page.frameLocator('iframe').first().locator('body');
  await expect.poll(() => body.textContent()).not.toBe('');
  return (await body.innerText()).replaceAll(/\s+/g, ' ');
}

/** How many mails an address has in the mailbox. */
export async function countMails(page: Page, address: string): Promise<number> {
  await page.goto(`/mailbox?q=${encodeURIComponent(address)}`);
  return page.locator('.tray li').count();
}
