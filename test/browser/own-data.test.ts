import { readFile } from 'node:fs/promises';
import { wordingOf } from '@galley/wording';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import {
  ARABIC,
  ENGLISH,
  addReader,
  readSubscription,
  type ReadNewsletter,
} from './add-newsletters.ts';
import { expectPage } from './expect-page.ts';
import { findMail } from './find-mail.ts';
import { openFromMail, press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';

const browser = withBrowser(() => inject('readers').url);

const READERS: readonly (readonly [string, string, ReadNewsletter])[] = [
  ['en', 'nora', ENGLISH],
  ['ar', 'salma', ARABIC],
];

beforeAll(async () => {
  for (const [, name, newsletter] of READERS) {
    await addReader(inject('readers'), newsletter, `${name}@readers.example`);
  }
});

it.each(READERS)(
  'a reader takes their data along, moves to another address and is erased, by keyboard: %s',
  async (language, name, newsletter) => {
    const [old, fresh] = [`${name}@readers.example`, `${name}@moved.example`];
    const { title } = newsletter;
    const { pages, readers } = wordingOf(language);
    const { data, mails, newAddress, preferences } = readers;
    const page = await browser.open();

    const chosen = await openPreferences(page, old, newsletter);
    await press(chosen, preferences.data.action);
    await chosen.getByRole('status').getByText(preferences.dataMailed).waitFor();
    const own = await openFromMail(page, {
      address: old,
      subject: mails.dataLink.subject(title),
      link: mails.dataLink.open,
    });
    await expectPage(own, data.title);
    await own.getByText(old, { exact: true }).waitFor();
    expect(await download(own, data.downloadAction)).toMatchObject({ address: old });

    await reach(own, own.getByLabel(data.addressLabel));
    await own.keyboard.type('salma@localhost');
    await press(own, data.addressAction);
    await own.getByRole('alert').getByText(pages.form.flaws['no-domain']).waitFor();
    await expectPage(own, data.title);
    await own.getByLabel(data.addressLabel).fill(fresh);
    await press(own, data.addressAction);
    await expectPage(own, pages.thanks.title);
    await own.getByText(data.addressAsked).waitFor();

    const asked = await openFromMail(page, {
      address: fresh,
      subject: mails.newAddress.subject(title),
      link: mails.newAddress.open,
    });
    await expectPage(asked, newAddress.question);
    await press(asked, newAddress.action);
    await expectPage(asked, newAddress.done);
    // The old address learns of it, but not where its mail goes now.
    const told = await findMail(page, old, mails.addressChanged.subject(title));
    const mail = await page.request.get(`${await told.getAttribute('href')}?view=text`);
    expect(await mail.text()).not.toContain(fresh);

    // The links for the old address are dead now, and lead to a new one for the new address.
    for (const link of [asked, own]) {
      await link.goto(link.url().replace(/\/address$/, ''));
      await expectPage(link, pages.expired.title);
    }
    await reach(own, own.getByRole('link', { name: pages.expired.action }));
    await own.keyboard.press('Enter');
    const again = await askForLinks(own, fresh, newsletter);
    await press(again, preferences.data.action);
    await again.getByRole('status').getByText(preferences.dataMailed).waitFor();
    const last = await openFromMail(own, {
      address: fresh,
      subject: mails.dataLink.subject(title),
      link: mails.dataLink.open,
    });
    await last.getByText(fresh, { exact: true }).waitFor();
    await press(last, data.eraseAction);
    await expectPage(last, data.erased);
    expect(await readSubscription(inject('readers'), newsletter, fresh)).toBeUndefined();
    for (const tab of [chosen, own, asked, again, last]) await tab.close();
  },
);

/** Asks for the links to somebody's preferences, and opens them from the mail. */
async function openPreferences(
  page: Page,
  address: string,
  newsletter: ReadNewsletter,
): Promise<Page> {
  await page.goto('/preferences');
  return askForLinks(page, address, newsletter);
}

async function askForLinks(
  page: Page,
  address: string,
  { title, language }: ReadNewsletter,
): Promise<Page> {
  // The front page's newsletter may speak another language than the reader's own.
  const front = wordingOf(ARABIC.language);
  const { readers, pages } = wordingOf(language);
  await reach(page, page.getByLabel(front.pages.form.email));
  await page.keyboard.type(address);
  await press(page, front.readers.links.action);
  await page.getByRole('heading', { name: front.pages.thanks.title }).waitFor();
  const { subject, open: link } = readers.mails.links;
  const opened = await openFromMail(page, { address, subject: subject(title), link });
  await opened.getByRole('heading', { level: 1, name: pages.preferences.title }).waitFor();
  return opened;
}

/** What a button downloads, as the browser stores it. */
async function download(page: Page, button: string): Promise<unknown> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  expect(file.suggestedFilename()).toBe('your-data.json');
  return JSON.parse(await readFile(await file.path(), 'utf8'));
}
