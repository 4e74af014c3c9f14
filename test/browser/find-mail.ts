import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** Opens the mailbox and waits until a mail to `address` is there; returns its line in the list. */
export async function findMail(page: Page, address: string, subject: string): Promise<Locator> {
  const line = page.getByRole('link', { name: subject });
  await expect
    .poll(
      async () => {
        await page.goto(`/mailbox?q=${encodeURIComponent(address)}`);
        return line.count();
      },
      { timeout: 120_000, interval: 200, message: `mails to ${address} about ${subject}` },
    )
    .toBe(1);
  return line;
}

/** The HTML of a mail as accepted, without the mailbox around it. */
export async function readMail(page: Page, address: string, subject: string): Promise<string> {
  const line = await findMail(page, address, subject);
  const path = await line.getAttribute('href');
  const response = await fetch(`${inject('sample').url}${path}/html`);
  expect(response.status).toBe(200);
  return response.text();
}
