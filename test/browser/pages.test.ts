import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { LONG_ISSUE } from './send-long-issue.ts';
import { walkFocus } from './walk-focus.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser();

const SAMPLE_ISSUE = "Inside OpenAI's Race to Catch Up to Claude Code";

async function follow(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('link', { name }).first().click();
}

const PAGES: readonly [string, (page: Page) => Promise<unknown>][] = [
  ['the front page', (page) => page.goto('/')],
  ['the page that subscribes', (page) => page.goto('/subscribe')],
  ['the form for frames', (page) => page.goto('/embed/sample')],
  ['a sign-up that was refused', refusedSignUp],
  ['a sign-up from another site', foreignSignUp],
  ['the archive', (page) => page.goto('/archive')],
  ['a search', (page) => page.goto('/archive?q=claude&stars=3')],
  ['a search that finds nothing', (page) => page.goto('/archive?q=zzz')],
  ['the sample issue', (page) => open(page, '/archive', SAMPLE_ISSUE)],
  ['a long issue', (page) => open(page, '/archive', LONG_ISSUE)],
  ['a review', (page) => open(page, '/archive', SAMPLE_ISSUE, 'Only this review')],
  ['a review with a wide word', (page) => open(page, '/archive', LONG_ISSUE, 'and Other Words')],
  ['the mailbox', (page) => page.goto('/mailbox')],
  ['a mail', (page) => open(page, '/mailbox', LONG_ISSUE)],
  ["a mail's text", (page) => open(page, '/mailbox', LONG_ISSUE, 'Text')],
  ["a mail's headers", (page) => open(page, '/mailbox', LONG_ISSUE, 'Headers')],
  ["a mail's source", (page) => open(page, '/mailbox', LONG_ISSUE, 'Source')],
  ['a proof', (page) => page.goto('/proof/1?newsletter=sample')],
  ['a proof that does not exist', (page) => page.goto('/proof/9?newsletter=sample')],
  ['a page that does not exist', (page) => page.goto('/no-such-page')],
  ['a mail that does not exist', (page) => page.goto('/mailbox/no-such-mail')],
  ['a link that was cut off', (page) => page.goto('/unsubscribe/cut')],
];

it.each(PAGES)('%s is readable on every screen, and shows the keyboard focus', async (_, go) => {
  const page = await browser.open();
  await go(page);
  const stops = await walkFocus(page);
  expect(stops).not.toEqual([]);
  expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  expect(await findFlaws(page, { widths: [390, 1200] })).toEqual([]);
});

async function open(page: Page, path: string, ...names: readonly string[]): Promise<void> {
  await page.goto(path);
  await follow(page, ...names);
  await page.waitForLoadState();
}

/** An address that browsers accept and Galley does not. */
async function refusedSignUp(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Email address').fill('reader@localhost');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('alert').waitFor();
}

/** A form on another page, which leads to our own with the address filled in. */
async function foreignSignUp(page: Page): Promise<void> {
  await page.goto('/subscribe');
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${origin}/subscribe">
    <input name="email" value="visitor@readers.example" /><button>Go</button></form>`);
  await page.getByRole('button', { name: 'Go' }).click();
  await page.getByRole('heading', { name: 'One more click' }).waitFor();
  await expect
    .poll(() => page.getByLabel('Email address').inputValue())
    .toBe('visitor@readers.example');
}
