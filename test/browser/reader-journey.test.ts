import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';
import { openFromMail, press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';
import { isSecondTry } from './with-sample.ts';

const browser = withBrowser();

it('lets a reader subscribe and unsubscribe by keyboard', async (context) => {
  // The first try has left its reader half-way.
  const address = isSecondTry(context) ? 'ben@readers.example' : 'ana@readers.example';
  const page = await browser.open();
  await page.goto('/');
  await reach(page, page.getByLabel('Email address'));
  await page.keyboard.type(address);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ana');
  await reach(page, page.getByRole('button', { name: 'Subscribe' }));
  await page.keyboard.press('Enter');
  await expectPage(page, 'Now check your mail');
  expect(await status(address)).toBe('pending');

  const asked = await openFromMail(page, {
    address,
    subject: 'Confirm your subscription to The Galley Sample',
    link: 'Confirm my subscription',
  });
  await expectPage(asked, 'Receive The Galley Sample?');
  expect(await status(address)).toBe('pending');
  await press(asked, 'Yes, send me The Galley Sample');
  await expectPage(asked, 'You are subscribed');
  expect(await status(address)).toBe('confirmed');

  const leaving = await openFromMail(page, {
    address,
    subject: 'Welcome to The Galley Sample',
    link: 'Unsubscribe',
  });
  await expectPage(leaving, 'Leave The Galley Sample?');
  await leaving.reload();
  await expectPage(leaving, 'Leave The Galley Sample?');
  expect(await status(address)).toBe('confirmed');
  await press(leaving, 'Unsubscribe');
  await expectPage(leaving, 'You are unsubscribed');
  expect(await status(address)).toBe('unsubscribed');

  await reach(leaving, leaving.getByRole('link', { name: 'See what else you receive' }));
  await leaving.keyboard.press('Enter');
  await expectPage(leaving, 'Your preferences');
});

/** Waits for a page by its heading, and checks it at phone and desktop width. */
async function expectPage(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  expect(await findFlaws(page, { widths: [1200, 390] }), heading).toEqual([]);
}

/** What Galley stores about the reader, behind the pages. */
async function status(address: string): Promise<string | undefined> {
  const shown = await runOnSample(inject('sample'), ['subscriber', 'show', address, '--json']);
  const { subscriptions } = JSON.parse(shown) as { subscriptions: { status: string }[] };
  return subscriptions[0]?.status;
}
