import type { Locator, Page } from 'playwright-core';
import { findMail } from './find-mail.ts';

const LONGEST_WAY = 40;

/** Presses Tab until `there` says that the focus is where it is wanted. */
async function tabUntil(page: Page, wanted: string, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses += 1) {
    await page.keyboard.press('Tab');
    if (await there()) return;
  }
  throw new Error(`Tab does not reach ${wanted} on ${page.url()}`);
}

/** Moves the focus to an element as people without a mouse do. */
export const reach = (page: Page, goal: Locator): Promise<void> =>
  tabUntil(page, String(goal), () =>
    goal.evaluate((element) => element === document.activeElement),
  );

/** Goes to a button by keyboard, and presses it; `within` is the frame that it is in. */
export async function press(
  page: Page,
  name: string,
  within: Pick<Page, 'getByRole'> = page,
): Promise<void> {
  await reach(page, within.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

export interface MailedLink {
  readonly address: string;
  readonly subject: string;
  readonly link: string;
}

/** Finds a mail in the mailbox, opens it, and follows a link in it, which opens in a new tab. */
export async function openFromMail(
  page: Page,
  { address, subject, link }: MailedLink,
): Promise<Page> {
  await reach(page, await findMail(page, address, subject));
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
