import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';

const desk = withDesk();
const PLACE = '/desk/subscribers/sample';
const FILE = [
  'email,name,status',
  'leila@kitab.example,ليلى أحمد,confirmed',
  'mara@harbor.example,Mara Lind,confirmed',
  'not an address,Nobody,confirmed',
  'gone@harbor.example,Gus,unsubscribed',
  'odd@harbor.example,Odd,perhaps',
].join('\n');

const visitOwner = (): Promise<Page> => visitAs(desk, 'ada@harbor.example');

const row = (page: Page, text: string) => page.locator('.subscribers li').filter({ hasText: text });

const flawsOf = (page: Page): Promise<string[]> => findFlaws(page, { widths: [375, 1280] });

/** Hands a file in and waits until it has been checked. */
async function handIn(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('CSV file').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await page.getByLabel('How these people agreed').fill('Signed up at the fair');
  await page.getByRole('button', { name: 'Check the file' }).click();
}

it('a file is checked, refused rows are named, and the others are imported', async () => {
  const ada = await visitOwner();
  await openCalmly(ada, `${PLACE}/import`);
  await ada.getByRole('button', { name: 'Check the file' }).click();
  await ada.getByText('Choose a file.').waitFor();
  await handIn(ada, 'people.csv', FILE);
  await ada.getByRole('heading', { name: 'What an import would do' }).waitFor();
  await ada.getByText('2 people added', { exact: true }).waitFor();
  await ada.getByText('1 person added without mail').waitFor();
  await ada.getByRole('heading', { name: '2 rows refused' }).waitFor();
  await ada.getByText('Line 4').waitFor();
  await ada.getByText('Line 6').waitFor();
  expect(await flawsOf(ada)).toEqual([]);
  const download = ada.waitForEvent('download');
  await ada.getByRole('button', { name: 'Download the refused rows' }).click();
  expect((await download).suggestedFilename()).toBe('people.csv-refused.csv');
  await ada.getByRole('button', { name: 'Import the others' }).click();
  await ada.getByRole('heading', { name: 'What the import did' }).waitFor();
  await ada.getByRole('link', { name: 'See the subscribers' }).click();
  await row(ada, 'Mara Lind').waitFor();
});

it('columns are chosen by keyboard, the import goes on through a reload and on a second screen, and may be stopped', async () => {
  const ada = await visitOwner();
  await openCalmly(ada, `${PLACE}/import`);
  const people = Array.from(
    { length: 150_000 },
    (_, at) => `reader${at}@long.example;Reader ${at};gold`,
  );
  await handIn(ada, 'long.csv', ['Kontakt;Wer;Newsletter plan', ...people].join('\n'));
  const address = /\/desk\/subscribers\/sample\/imports\/\d+$/;
  await ada.waitForURL(address);
  await ada.getByRole('heading', { name: 'Galley can’t read this file yet' }).waitFor();
  await ada.getByText('No column holds the address.').waitFor();
  await ada.getByText('reader0@long.example').waitFor();
  expect(await flawsOf(ada)).toEqual([]);
  const choose = async (column: string, what: string): Promise<void> => {
    const select = ada.getByLabel(`What “${column}” holds`);
    await select.focus();
    await ada.keyboard.type(what);
    expect(await select.evaluate((its: HTMLSelectElement) => its.selectedOptions[0]?.text)).toBe(
      what,
    );
  };
  await choose('Kontakt', 'Address');
  await choose('Wer', 'Name');
  await choose('Newsletter plan', 'Pass over');
  await ada.getByText('It seems to say who receives the newsletter.').waitFor();
  expect(await flawsOf(ada)).toEqual([]);
  await ada.getByRole('button', { name: 'Check again' }).focus();
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'What an import would do' }).waitFor({ timeout: 120_000 });
  await ada.getByText('150,000 people added', { exact: true }).waitFor();
  await ada.getByRole('button', { name: 'Import 150,000 people' }).click();
  // A fast machine may be done at any of these moments.
  const done = (page: Page) => page.getByRole('heading', { name: 'What the import did' });
  const atWork = (page: Page) =>
    page.getByRole('progressbar', { name: 'Importing' }).or(done(page)).first();
  await atWork(ada).waitFor();
  await ada.reload();
  await atWork(ada).waitFor();
  const second = await visitOwner();
  await second.goto(ada.url());
  const stop = second.getByRole('button', { name: 'Stop' });
  await stop.or(done(second)).first().waitFor();
  if (await stop.isVisible()) await stop.click({ timeout: 5000 }).catch(() => undefined);
  const stopped = ada.getByRole('heading', { name: 'Stopped' });
  await stopped.or(done(ada)).first().waitFor({ timeout: 240_000 });
  if (await stopped.isVisible()) {
    await ada.getByText(/ stored so far\. They stay\.$/).waitFor();
    expect(await flawsOf(ada)).toEqual([]);
    await ada.getByRole('button', { name: 'Go on' }).click();
  }
  await ada.getByRole('heading', { name: 'What the import did' }).waitFor({ timeout: 240_000 });
  await ada.getByText('150,000 people added', { exact: true }).waitFor();
  await second.getByRole('heading', { name: 'What the import did' }).waitFor();
  await ada.getByRole('link', { name: 'Choose another file' }).click();
  await ada.getByRole('link', { name: /long\.csv/ }).waitFor();
});

it('an import that is under way shows how far it has come', async () => {
  const ada = await visitOwner();
  await openCalmly(ada, `${PLACE}/import`);
  await handIn(ada, 'few.csv', 'email\nada@few.example\n');
  await ada.getByRole('button', { name: 'Import 1 person' }).waitFor();
  // As it is answered in the middle of a long one.
  await ada.route(/\/api\/v1\/newsletters\/sample\/imports\/\d+$/, async (route) => {
    const answer = await route.fetch();
    const its = (await answer.json()) as object;
    const progress = { phase: 'storing', done: 35_000, of: 150_000 };
    await route.fulfill({ response: answer, json: { ...its, state: 'importing', progress } });
  });
  await ada.reload();
  await ada.getByText('35,000 of 150,000 people').waitFor();
  const bar = ada.getByRole('progressbar', { name: 'Importing' });
  expect(await bar.evaluate((its: HTMLProgressElement) => its.position)).toBeCloseTo(0.387, 2);
  expect(await flawsOf(ada)).toEqual([]);
});
