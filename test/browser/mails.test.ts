import { beforeAll, expect, inject, it } from 'vitest';
import { findFlaws } from './find-flaws.ts';
import { readMail } from './find-mail.ts';
import { LONG_ISSUE } from './send-long-issue.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser();

const READER = 'reader@galley.example';
const NEWCOMER = 'newcomer@readers.example';

const MAILS = [
  ['the sample issue', READER, "Inside OpenAI's Race to Catch Up to Claude Code"],
  ['a long issue', READER, LONG_ISSUE],
  ['a confirmation', NEWCOMER, 'Confirm your subscription to The Galley Sample'],
] as const;

/** Axe's WCAG rules; its rules about a site's landmarks mean nothing in a mail. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

beforeAll(async () => {
  const asked = await fetch(`${inject('sample').url}/subscribe`, {
    method: 'POST',
    body: new URLSearchParams({ email: NEWCOMER }),
  });
  if (!asked.ok) throw new Error(`subscribing got ${asked.status}`);
});

it.each(MAILS)('the mail of %s is readable on every screen', async (_, address, subject) => {
  const page = await browser.open();
  const html = await readMail(page, address, subject);
  // Not from the mailbox, which lets no script run in a mail, including axe's.
  await page.goto('about:blank');
  await page.setContent(html);
  expect(await page.title()).toBe(subject);
  expect(await findFlaws(page, { widths: [320, 390, 640], runOnly: WCAG })).toEqual([]);
});
