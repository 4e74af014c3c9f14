import type { Locator, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { findMail } from './find-mail.ts';
import { runOnSample } from './start-sample.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser();

const ADDRESS = 'ana@readers.example';
const LONGEST_WAY = 40;

it('lets a reader subscribe and unsubscribe by keyboard', { timeout: 45_000 }, async () => {
  const page = await browser.open();
  await page.goto('/');
  await reach(page, page.getByLabel('Email address'));
  await page.keyboard.type(ADDRESS);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ana');
  await reach(page, page.getByRole('button', { name: 'Subscribe' }));
  await page.keyboard.press('Enter');
  await expectPage(page, 'Now check your mail');
  expect(await status()).toBe('pending');

  const asked = await openFromMail(
    page,
    'Confirm your subscription to The Galley Sample',
    'Confirm my subscription',
  );
  await expectPage(asked, 'Receive The Galley Sample?');
  expect(await status()).toBe('pending');
  await press(asked, 'Yes, send me The Galley Sample');
  await expectPage(asked, 'You are subscribed');
  expect(await status()).toBe('confirmed');

  const leaving = await openFromMail(page, 'Welcome to The Galley Sample', 'Unsubscribe');
  await expectPage(leaving, 'Leave The Galley Sample?');
  await leaving.reload();
  await expectPage(leaving, 'Leave The Galley Sample?');
  expect(await status()).toBe('confirmed');
  await press(leaving, 'Unsubscribe');
  await expectPage(leaving, 'You are unsubscribed');
  expect(await status()).toBe('unsubscribed');

  await reach(leaving, leaving.getByRole('link', { name: 'See what else you receive' }));
  await leaving.keyboard.press('Enter');
  await expectPage(leaving, 'Your preferences');
});

/** Presses Tab until `there` says that the focus is where it is wanted. */
async function tabUntil(page: Page, wanted: string, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses += 1) {
    await page.keyboard.press('Tab');
    if (await there()) return;
  }
  throw new Error(`Tab does not reach ${wanted} on ${page.url()}`);
}

const reach = (page: Page, goal: Locator): Promise<void> =>
  tabUntil(page, String(goal), () =>
    goal.evaluate((element) => element === document.activeElement),
  );

async function press(page: Page, name: string): Promise<void> {
  await reach(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** Finds a mail in the mailbox, opens it, and follows a link in it, which opens in a new tab. */
async function openFromMail(page: Page, subject: string, link: string): Promise<Page> {
  await reach(page, await findMail(page, ADDRESS, subject));
  await page.keyboard.press('Enter');
  await page.waitForURL(/mailbox\/[^?]/);
  const mail = page.frames().find((frame) => frame.parentFrame() !== null);
  // A locator would add listeners to the mail, which forbids scripts and logs that.
  const focused = () =>
    mail?.evaluate(() => (document.hasFocus() ? document.activeElement?.textContent : null));
  await tabUntil(page, link, async () => (await focused()) === link);
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  return opened;
}

/** Waits for a page by its heading, and checks it at phone and desktop width. */
async function expectPage(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  expect(await findFlaws(page, { widths: [1200, 390] }), heading).toEqual([]);
}

/** What Galley stores about the reader, behind the pages. */
async function status(): Promise<string | undefined> {
  const shown = await runOnSample(inject('sample'), ['subscriber', 'show', ADDRESS, '--json']);
  const { subscriptions } = JSON.parse(shown) as { subscriptions: { status: string }[] };
  return subscriptions[0]?.status;
}
