import { wordingOf } from '@galley/wording';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { addReader, ARABIC, ENGLISH, readSubscription } from './add-newsletters.ts';
import { expectPage } from './expect-page.ts';
import { findMail } from './find-mail.ts';
import { openFromMail, press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser(() => inject('readers').url);

const DOMAIN = inject('readers').env['INBOUND_DOMAIN'];

it.each([
  ['en', ENGLISH],
  ['ar', ARABIC],
] as const)(
  'a reader subscribes by a mail, and leaves by another: %s',
  async (language, newsletter) => {
    const { title, slug } = newsletter;
    const { pages, words } = wordingOf(language);
    const address = `writes-${slug}@readers.example`;
    const status = async () =>
      (await readSubscription(inject('readers'), newsletter, address))?.status;
    const page = await browser.open();

    await write(page, { from: address, to: `subscribe+${slug}@${DOMAIN}` });
    const asked = await openFromMail(page, {
      address,
      subject: words.confirmation.subject(title),
      link: words.confirmation.action,
    });
    await press(asked, pages.confirm.action(title));
    await expectPage(asked, pages.welcome.title, [375]);
    await findMail(page, address, words.welcome.subject(title));

    expect(await status()).toBe('confirmed');
    await asked.close();

    // Nobody has signed it, so it only gets a link.
    await write(page, { from: address, to: `unsubscribe+${slug}@${DOMAIN}`, isSigned: false });
    const leaving = await openFromMail(page, {
      address,
      subject: words.leaveLink.subject(title),
      link: words.leaveLink.action,
    });
    expect(await status()).toBe('confirmed');
    await expectPage(leaving, pages.leave.question(title), [375]);
    await press(leaving, words.unsubscribe);
    await leaving.getByRole('heading', { level: 1, name: pages.goodbye.title }).waitFor();
    expect(await status()).toBe('unsubscribed');
    await leaving.close();
  },
);

it('a reader whose mail is signed by their domain leaves by it alone', async () => {
  const { title, slug } = ENGLISH;
  const { words } = wordingOf('en');
  const address = 'signs@readers.example';
  await addReader(inject('readers'), ENGLISH, address);
  const page = await browser.open();
  await write(page, { from: address, to: `unsubscribe+${slug}@${DOMAIN}` });
  await expect
    .poll(async () => (await readSubscription(inject('readers'), ENGLISH, address))?.status)
    .toBe('unsubscribed');
  await page.goto(`/mailbox?q=${encodeURIComponent(address)}`);
  expect(await page.getByRole('link', { name: words.leaveLink.subject(title) }).count()).toBe(0);
});

it('says what a mail lacks, and shows what came in', async () => {
  const page = await browser.open();
  await page.goto('/mailbox');
  await reach(page, page.getByRole('link', { name: 'Write a mail' }));
  await page.keyboard.press('Enter');
  await expectPage(page, 'Write a mail');
  await press(page, 'Send to Galley');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Nothing was sent.');
  await expectPage(page, 'Write a mail');
  await write(page, { from: 'somebody@readers.example', to: `nobody@${DOMAIN}` });
  await expectPage(page, 'Write a mail');
});

/** Writes a mail in the mailbox, by keyboard, and waits until it is there. */
async function write(
  page: Page,
  its: { readonly from: string; readonly to: string; readonly isSigned?: boolean },
): Promise<void> {
  const { from, to, isSigned = true } = its;
  await page.goto('/mailbox/write');
  await reach(page, page.getByLabel('From'));
  await page.keyboard.type(from);
  await reach(page, page.getByLabel('To', { exact: true }));
  await page.keyboard.type(to);
  if (!isSigned) {
    await reach(page, page.getByLabel('Signed by the sender’s domain'));
    await page.keyboard.press('Space');
  }
  await press(page, 'Send to Galley');
  const arrived = page.getByRole('listitem').filter({ hasText: from }).filter({ hasText: to });
  await arrived.first().waitFor();
}
