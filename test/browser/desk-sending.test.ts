import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { cancel, makeReady, release, setFaults, statusOf } from './desk-sending-acts.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';

const desk = withDesk();
const PATIENCE = { timeout: 90_000, interval: 300 };
/** The rate that the provider had lasts for a while. */
const GONE = { state: 'detached', timeout: 120_000 } as const;
/** About a batch of a hundred a second: with {@link MANY} readers, nobody has to hurry. */
const SLOW = { rate: '1' };

const MANY = 6000;

/** Another browser of the same person. */
const visit = (): Promise<Page> => visitAs(desk, 'ada@harbor.example');

const strip = (page: Page) => page.locator('.send-strip');
const part = (page: Page) => page.locator('.send-part');

async function openQueue(page: Page, slug: string): Promise<void> {
  await page.goto(`/desk/queue/${slug}`);
  await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
}

/** How many have the issue, as the page shows it; null while it shows something else. */
async function shownCount(page: Page): Promise<number | null> {
  const [, have = ''] = /: ([\d,]+) of/.exec((await strip(page).textContent()) ?? '') ?? [];
  return have === '' ? null : Number(have.replaceAll(',', ''));
}

it('z takes a release back from the queue, by the clock of the server', async () => {
  const sample = desk.sample();
  await makeReady(sample, 'alder', { readers: 3, undoWindow: '10m' });
  // A browser whose clock is an hour ahead.
  const ada = await visit();
  await ada.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
  });
  await openQueue(ada, 'alder');
  await expect.poll(() => strip(ada).count()).toBe(0);
  await release(sample, 'alder');
  await strip(ada)
    .getByText(/Goes out in [5-9]:\d\d/)
    .waitFor();
  await strip(ada).getByRole('link', { name: 'Issue 1 of The alder Digest' }).waitFor();

  await ada.keyboard.press('/');
  await ada.keyboard.press('z');
  await ada.keyboard.press('Escape');
  expect((await statusOf(sample, 'alder')).state).toBe('sending');
  await ada.locator('#content').focus();
  await ada.keyboard.press('?');
  const keys = ada.getByRole('dialog');
  await keys.getByText('Stop: Issue 1 of The alder Digest').waitFor();
  // The queue's own z waits until the window is over.
  await expect.poll(() => keys.getByText('Undo', { exact: true }).count()).toBe(0);
  await untilInside(keys);
  await ada.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });

  await ada.keyboard.press('z');
  await ada.getByText('Issue 1 of The alder Digest is taken back. Nobody has it.').waitFor();
  await strip(ada).waitFor({ state: 'detached' });
  expect((await statusOf(sample, 'alder')).state).toBe('held');
});

it('a click that comes too late says so, and offers the pause', async () => {
  const sample = desk.sample();
  await makeReady(sample, 'birch', { readers: MANY, undoWindow: '12s' });
  await setFaults(sample, SLOW);
  const ada = await visit();
  await ada.goto('/desk');
  const second = await ada.context().newPage();
  await second.goto('/desk/people');
  await second.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await release(sample, 'birch');
  // The clicks are long under way; the desk gives a call up after 30 seconds.
  await ada.context().route('**/take-back', async (route) => {
    const hasBegun = async () => ((await statusOf(sample, 'birch')).counts['accepted'] ?? 0) > 0;
    await expect.poll(hasBegun, PATIENCE).toBe(true);
    await route.continue();
  });
  for (const page of [ada, second]) await strip(page).getByRole('button', { name: 'Stop' }).click();
  for (const page of [ada, second])
    await page.getByText('Too late to take back Issue 1 of The birch Digest').waitFor();
  await ada.locator('.toast').getByRole('button', { name: 'Pause' }).click();
  await strip(ada)
    .getByText(/^Paused: [\d,]+ of 6,000 have it/)
    .waitFor();
  expect((await statusOf(sample, 'birch')).state).toBe('paused');
  // An offer to pause goes once there is nothing to pause; anything else would stand.
  await second.locator('.toast').waitFor({ state: 'detached' });
  await strip(ada).getByRole('button', { name: 'Resume' }).click();
  await ada.getByText('Being sent again: Issue 1 of The birch Digest').waitFor();
  expect((await statusOf(sample, 'birch')).state).toBe('sending');
  await cancel(sample, 'birch');
  await strip(ada).waitFor(GONE);
});

it('Shift P pauses and resumes from any page, and both tabs show how many have it over one stream', async () => {
  const sample = desk.sample();
  await makeReady(sample, 'cedar', { readers: MANY, undoWindow: '0' });
  await setFaults(sample, SLOW);
  const ada = await visit();
  await openQueue(ada, 'cedar');
  const second = await ada.context().newPage();
  await second.goto('/desk/people');
  const calls: string[] = [];
  ada.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(pathname);
  });
  await release(sample, 'cedar');
  for (const page of [ada, second])
    await expect.poll(() => shownCount(page), PATIENCE).toBeGreaterThan(0);
  const bothGoOn = async (): Promise<void> => {
    const seen = (await shownCount(second)) ?? 0;
    for (const page of [ada, second])
      await expect.poll(() => shownCount(page), PATIENCE).toBeGreaterThan(seen + 100);
  };
  // What the beginning had them ask may still be on its way.
  await bothGoOn();
  const before = calls.length;
  await bothGoOn();
  expect(calls.slice(before), 'calls while it is being sent').toEqual([]);

  // With caps lock or shift, p is no pin.
  await ada.keyboard.press('Shift+P');
  await ada.getByText('Paused: Issue 1 of The cedar Digest').waitFor();
  for (const page of [ada, second]) {
    await strip(page)
      .getByText(/^Paused: [\d,]+ of 6,000 have it/)
      .waitFor();
  }
  const isTrue = async () =>
    (await shownCount(ada)) === (await statusOf(sample, 'cedar')).counts['accepted'];
  await expect.poll(isTrue, PATIENCE).toBe(true);

  await ada.goto('/desk/issues/cedar/1');
  await part(ada).getByText('Paused', { exact: true }).waitFor();
  await ada.getByRole('complementary', { name: 'Paused by hand' }).waitFor();
  const flaws = await findFlaws(ada, { widths: [375, 1280] });
  expect(flaws).toEqual([]);
  await part(ada).getByRole('button', { name: 'Cancel the issue' }).click();
  const question = ada.getByRole('alertdialog');
  await question.getByText(/[\d,]+ readers have it already and keep it/).waitFor();
  await question.getByRole('button', { name: 'Go back' }).click();
  await question.waitFor({ state: 'detached' });

  await second.keyboard.press('Shift+P');
  for (const page of [ada, second])
    await strip(page)
      .getByText(/^Sending: /)
      .waitFor();
  await part(ada).getByRole('button', { name: 'Cancel the issue' }).click();
  await question.getByRole('button', { name: 'Cancel for good' }).click();
  for (const page of [ada, second]) await strip(page).waitFor(GONE);
  const { state, counts } = await statusOf(sample, 'cedar');
  expect(state).toBe('cancelled');
  for (const name of ['audience', 'accepted', 'excluded']) {
    const count = (counts[name] ?? 0).toLocaleString('en');
    await ada.locator(`.send-sum .${name} dd`).getByText(count, { exact: true }).waitFor();
  }
});

it('a page of progress survives a server that is killed while it sends, and ends with the truth', async () => {
  const sample = desk.sample();
  await makeReady(sample, 'elm', { readers: 2000, undoWindow: '0' });
  await setFaults(sample, SLOW);
  const ada = await visit();
  await ada.goto('/desk/issues/elm/1');
  await release(sample, 'elm');
  await expect.poll(() => shownCount(ada), PATIENCE).toBeGreaterThan(0);
  await ada.evaluate(() => document.body.setAttribute('data-same', ''));
  await sample.crash();
  await part(ada).getByText('Reconnecting…').waitFor();
  await strip(ada).getByText('Reconnecting…').waitFor();
  await sample.restart();
  await part(ada).getByText('Reconnecting…').waitFor({ state: 'detached' });
  // The faults have gone with the process that had them.
  await ada.locator('.send-sum').waitFor({ timeout: GONE.timeout });
  const { state, counts } = await statusOf(sample, 'elm');
  expect([state, counts['accepted'], counts['audience']]).toEqual(['sent', 2000, 2000]);
  await ada.locator('.send-sum .accepted').getByText('2,000').waitFor();
  await expect.poll(() => ada.locator('body[data-same]').count()).toBe(1);
});

it('somebody decides about uncertain readers, and the answer holds for their batch', async () => {
  const sample = desk.sample();
  await makeReady(sample, 'fir', { readers: 3, undoWindow: '0' });
  await setFaults(sample, { 'key-conflict': '100' });
  const ada = await visit();
  await ada.goto('/desk/issues/fir/1');
  await release(sample, 'fir');
  const list = ada.getByRole('list', { name: 'Readers it may not have reached' });
  await list.getByText('reader2@fir.example').waitFor();
  await setFaults(sample, {});
  await list.getByText('Resend has seen this mail with other content.').first().waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);

  await ada.getByRole('button', { name: 'Ask Resend now' }).click();
  await ada.getByText('Resend has found none of these mails. 3 are still uncertain.').waitFor();

  await list.getByRole('button', { name: 'Decide about Reader 2' }).click();
  const form = ada.getByRole('dialog');
  await form.getByText('your answer holds for all 3 readers of this batch').waitFor();
  await form.getByRole('button', { name: 'Record it' }).click();
  await form.getByText('Choose one.').waitFor();
  await form.getByText('Say how you know.').waitFor();
  await form.getByRole('radio', { name: /^It did not arrive/ }).check();
  await form.getByLabel('How do you know?').fill('I asked Reader 2');
  await form.getByRole('button', { name: 'Record it' }).click();
  await ada.getByText('Recorded for 3 readers').waitFor();
  await ada.locator('.send-sum .rejected').getByText('3').waitFor();
  expect((await statusOf(sample, 'fir')).counts).toMatchObject({ rejected: 3, uncertain: 0 });
});
