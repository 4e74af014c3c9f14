import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runGalley } from '../kit/run-galley.ts';
import { openTracked } from '../kit/click-in-mailbox.ts';
import { visitAs } from './desk-reviews.ts';
import { makeReady, release, statusOf } from './desk-sending-acts.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const PATIENCE = { timeout: 90_000, interval: 300 };
const READERS = 30;

/** An issue that was sent, and about which all news has come. */
async function makeSent(slug: string, ...settings: readonly string[]): Promise<void> {
  const sample = desk.sample();
  await makeReady(sample, slug, { readers: READERS, undoWindow: '0' });
  if (settings.length > 0) await runOnSample(sample, ['newsletter', 'set', slug, ...settings]);
  await release(sample, slug);
  const isOver = async () => {
    const { state, counts } = await statusOf(sample, slug);
    return state === 'sent' && counts['silent'] === 0;
  };
  await expect.poll(isOver, PATIENCE).toBe(true);
}

/** The table of a part of the page, as numbers and texts. */
const tableOf = (page: Page, title: string) =>
  page
    .getByRole('region', { name: title, includeHidden: true })
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    );

async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  const folder = desk.sample().env.DATA_DIR;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

it('a sent issue has a report whose plot, table and file agree, and a proof file that holds', async () => {
  await makeSent('alder');
  const ada = await visitAs(desk, 'ada@harbor.example');
  await openCalmly(ada, '/desk/issues/alder/1');
  await ada.getByRole('link', { name: 'Report', exact: true }).click();
  await ada.getByRole('heading', { name: 'Report on Issue 1', level: 1 }).waitFor();
  await ada.getByText('How the readers add up').first().waitFor();
  expect(await ada.locator('.send-sum .audience dd').textContent()).toBe(String(READERS));

  const plot = ada.getByRole('img', { name: 'What happened when' });
  await plot.waitFor();
  const [head = [], ...rows] = await tableOf(ada, 'What happened when');
  const column = head.indexOf('Delivered');
  const delivered = rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const status = await statusOf(desk.sample(), 'alder');
  expect(delivered).toBe(status.counts['delivered']);
  const named = ada.locator('.plot-names li', { hasText: 'Delivered' });
  expect(await named.textContent()).toContain(String(delivered));
  // As many parts of bars as there are cells above zero, without those of accepted mail.
  const cells = rows.flatMap((row) => row.slice(2)).filter((cell) => cell !== '0');
  expect(await plot.locator('rect').count()).toBe(cells.length);

  const csv = await download(ada, () =>
    ada.getByRole('button', { name: 'Download “What happened when” as CSV' }).click(),
  );
  const lines = (await readFile(csv, 'utf8')).trimEnd().split('\r\n').slice(1);
  const inFile = lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
  expect(inFile).toBe(delivered);

  const proof = await download(ada, () =>
    ada.getByRole('link', { name: 'Download the proof file' }).click(),
  );
  const verify = () =>
    runGalley(['proof-file', 'verify', proof], { cwd: desk.sample().env.DATA_DIR });
  expect((await verify()).code).toBe(0);
  const text = await readFile(proof, 'utf8');
  expect(text).not.toContain('reader1@alder.example');
  await writeFile(proof, text.replace('"accepted"', '"rejected"'));
  expect((await verify()).code).toBe(1);
});

it('g and r lead to growth, sign-ups, outlets and ratings, at any width', async () => {
  await makeSent('birch');
  const ada = await visitAs(desk, 'ada@harbor.example');
  await openCalmly(ada, '/desk/planner/birch');
  await ada.keyboard.press('g');
  await ada.keyboard.press('r');
  await ada.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
  await ada.getByText(`${READERS} confirmed readers`).waitFor();
  for (const name of ['Growth', 'Outlets', 'Ratings']) {
    await ada.getByRole('img', { name, exact: true }).waitFor();
  }
  await ada.getByText('Nobody has signed up in these weeks.').waitFor();
  const growth = await tableOf(ada, 'Growth');
  expect(growth.at(-1)?.slice(1)).toEqual([String(READERS), '0', '0', String(READERS)]);
  await ada.getByLabel('Periods').selectOption('month');
  await expect
    .poll(() => tableOf(ada, 'Outlets').then(([, row]) => row?.[0]))
    .toMatch(/^[A-Z][a-z]+ \d{4}$/);
  await ada.getByText('Show as a table').first().click();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
});

it('a newsletter that counts clicks sees them with and without machines, in report and file', async () => {
  await makeSent('cedar', '--clicks', 'on');
  const sample = desk.sample();
  const ada = await visitAs(desk, 'ada@harbor.example');
  await openCalmly(ada, '/desk/issues/cedar/1/report');
  await ada.getByText('Nobody has clicked yet.').waitFor();

  const person = await openTracked(sample.url, 'reader1@cedar.example');
  const scanner = await openTracked(sample.url, 'reader2@cedar.example');
  const link = person.links.find((each) => each.includes('/reviews/')) ?? '';
  await person.click(link, { after: 300 });
  for (const each of scanner.links) await scanner.click(each, { after: 40 });
  const clicksOf = async () => {
    const said = await runOnSample(sample, ['issue', 'report', '1', '-n', 'cedar', '--json']);
    return (JSON.parse(said) as { readonly clicks: { readonly clicks: number } }).clicks.clicks;
  };
  // Those with a reader's token aren't counted.
  const counted = scanner.links.filter((each) => !/unsubscribe|preferences/.test(each)).length;
  await expect.poll(clicksOf, PATIENCE).toBe(1 + counted);

  await openCalmly(ada, '/desk/issues/cedar/1/report');
  await ada.getByRole('heading', { name: 'Clicks', exact: true }).waitFor();
  const [head, all, first] = await tableOf(ada, 'Clicks');
  expect(head).toEqual(['Link', 'People', 'Readers', 'People’s clicks', 'All clicks']);
  expect(all?.slice(0, 4)).toEqual(['All links', '1', '2', '1']);
  expect(first).toEqual([expect.stringContaining('Inside OpenAI'), '1', '2', '1', '2']);
  await ada.getByText(/look like a machine’s: \d+ came many at once/).waitFor();
  const csv = await download(ada, () =>
    ada.getByRole('button', { name: 'Download “Clicks” as CSV' }).click(),
  );
  expect(await readFile(csv, 'utf8')).toMatch(
    /^\ufefflink,review,clicks,human clicks,readers,human readers\r\n/,
  );
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
});

it('the settings say what counting clicks means, and whether the domain fits it', async () => {
  await makeSent('dogwood');
  const sample = desk.sample();
  await openTracked(sample.url, 'reader1@dogwood.example');
  const ada = await visitAs(desk, 'ada@harbor.example');
  await openCalmly(ada, '/desk/settings/dogwood#clicks');
  await ada.getByText('Links are rewritten for nobody').waitFor();
  await ada.getByRole('radio', { name: /^Count clicks/ }).check();
  await ada.getByText('links in mails lead through it').waitFor();
  await ada.getByRole('button', { name: 'Save' }).click();
  await ada.getByText('Saved', { exact: true }).waitFor();
  const shown = await runOnSample(sample, ['newsletter', 'show', 'dogwood', '--json']);
  expect(JSON.parse(shown)).toMatchObject({ clicks: true });
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await openCalmly(ada, '/desk/issues/dogwood/1/report');
  await ada.getByText('How the readers add up').first().waitFor();
  expect(await ada.getByRole('heading', { name: 'Clicks', exact: true }).count()).toBe(0);
});
