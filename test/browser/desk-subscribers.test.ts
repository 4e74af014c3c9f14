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

it('a file is checked, refused rows are named, and the others are imported', async () => {
  const ada = await visitOwner();
  await openCalmly(ada, `${PLACE}/import`);
  await ada.getByRole('button', { name: 'Check the file' }).click();
  await ada.getByText('Choose a file.').waitFor();
  await ada.getByLabel('CSV file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(FILE),
  });
  await ada.getByLabel('How these people agreed').fill('Signed up at the fair');
  await ada.getByRole('button', { name: 'Check the file' }).click();
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
