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
import { expectPage as expectOn } from './expect-page.ts';
import { openFromMail, press, reach } from './use-keyboard.ts';
import { withBrowser } from './with-browser.ts';

/** A confirmed reader of a newsletter that offers topics and best-ofs. */
interface ChoosingReader {
  readonly address: string;
  readonly newsletter: ReadNewsletter;
}

const CHOSEN = { status: 'confirmed', preferences: { floor: 4, topics: null } };

const READERS: readonly ChoosingReader[] = [
  { address: 'tess@readers.example', newsletter: ENGLISH },
  { address: 'layla@readers.example', newsletter: ARABIC },
];

const browser = withBrowser(() => inject('readers').url);

beforeAll(async () => {
  for (const { newsletter, address } of READERS) {
    await addReader(inject('readers'), newsletter, address);
  }
});

// The link to the preferences is asked for by its reader, and every page on the way is checked in
// light and dark.
it.each(READERS)(
  'a reader can choose, pause, leave and come back by keyboard on a phone: $newsletter.language',
  async (reader) => {
    const page = await browser.open();
    const { address, newsletter } = reader;
    const { title, language } = newsletter;
    const { pages, readers, words } = wordingOf(language);
    const { preferences, goodbye } = readers;

    await page.goto('/preferences');
    // The front page's newsletter may speak another language than the reader's own.
    const front = wordingOf((await page.locator('html').getAttribute('lang')) ?? 'en');
    await expectPage(page, front.readers.links.title);
    await reach(page, page.getByLabel(front.pages.form.email));
    await page.keyboard.type(address);
    await press(page, front.readers.links.action);
    await expectPage(page, front.pages.thanks.title);

    const chosen = await openFromMail(page, {
      address,
      subject: readers.mails.links.subject(title),
      link: readers.mails.links.open,
    });
    await expectPage(chosen, pages.preferences.title);
    const floor = (label: string) => chosen.getByRole('radio', { name: label });
    const pause = chosen.getByRole('combobox', { name: preferences.pause });
    await reach(chosen, floor(preferences.everyReview));
    await chosen.keyboard.press('ArrowDown');
    await expect.poll(() => floor(preferences.floor(4)).isChecked()).toBe(true);
    await reach(chosen, pause);
    await chosen.keyboard.press('ArrowDown');
    await chosen.keyboard.press('ArrowDown');
    await expect.poll(() => pause.inputValue()).toBe('2');
    await press(chosen, pages.preferences.save);
    await chosen.getByRole('status').getByText(pages.preferences.saved).waitFor();
    await expectPage(chosen, pages.preferences.title);
    await expect.poll(() => floor(preferences.floor(4)).isChecked()).toBe(true);
    await expect.poll(() => pause.locator('option[value="end"]').count()).toBe(1);
    expect(await held(reader)).toMatchObject(CHOSEN);

    // Where the link at the foot of every issue leads.
    const token = new URL(chosen.url()).pathname.split('/').at(-1);
    await chosen.goto(`/unsubscribe/${token}`);
    await expectPage(chosen, pages.leave.question(title));
    await press(chosen, words.unsubscribe);
    await expectPage(chosen, pages.goodbye.title);
    expect(await held(reader)).toMatchObject({ status: 'unsubscribed' });
    await reach(chosen, chosen.getByRole('radio', { name: goodbye.reasons['too-often'] }));
    await chosen.keyboard.press('Space');
    await press(chosen, goodbye.send);
    await chosen.getByRole('status').getByText(goodbye.thanks).waitFor();
    await expectPage(chosen, pages.goodbye.title);
    await press(chosen, goodbye.undo(title));
    await expectPage(chosen, goodbye.back);
    expect(await held(reader)).toMatchObject(CHOSEN);

    // The choices are still there, and so is the pause until it is ended.
    await chosen.goto(`/preferences/${token}`);
    await reach(chosen, pause);
    await chosen.keyboard.press('ArrowDown');
    await expect.poll(() => pause.inputValue()).toBe('end');
    await press(chosen, pages.preferences.save);
    await chosen.getByRole('status').getByText(pages.preferences.saved).waitFor();
    await expect.poll(() => pause.locator('option[value="end"]').count()).toBe(0);
    await expect.poll(() => floor(preferences.floor(4)).isChecked()).toBe(true);
    await chosen.close();
  },
);

const expectPage = (page: Page, heading: string): Promise<void> => expectOn(page, heading, [375]);

/** What Galley stores about the reader, behind the pages. */
const held = ({ address, newsletter }: ChoosingReader) =>
  readSubscription(inject('readers'), newsletter, address);
