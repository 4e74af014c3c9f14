import { loadDeskWording } from '@galley/wording/desk';
import { expect, it } from 'vitest';
import { countMails } from './desk-correct-acts.ts';
import { untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { makeReady, release, setFaults, statusOf } from './desk-sending-acts.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';

const desk = withDesk();
const PATIENCE = { timeout: 90_000, interval: 300 };

it('an issue whose mail never arrived is sent again from the desk, to exactly those readers', async () => {
  const sample = desk.sample();
  const { words } = await loadDeskWording('en');
  const its = words.sending.again;
  await makeReady(sample, 'gorse', { readers: 3, undoWindow: '0' });
  await setFaults(sample, { 'key-conflict': '100' });
  const ada = await visitAs(desk, 'ada@harbor.example');
  await ada.goto('/desk/issues/gorse/1');
  await release(sample, 'gorse');
  const list = ada.getByRole('list', { name: 'Readers it may not have reached' });
  await list.getByText('reader3@gorse.example').waitFor();
  await setFaults(sample, {});
  // Nobody who is uncertain is offered another mail.
  expect(await ada.getByRole('heading', { name: its.title }).count()).toBe(0);
  await list.getByRole('button', { name: 'Decide about Reader 3' }).click();
  const form = ada.getByRole('dialog');
  await form.getByRole('radio', { name: /^It did not arrive/ }).check();
  await form.getByLabel('How do you know?').fill('Resend says so');
  await form.getByRole('button', { name: 'Record it' }).click();
  await form.waitFor({ state: 'detached' });

  const section = ada
    .locator('.section')
    .filter({ has: ada.getByRole('heading', { name: its.title }) });
  await section.getByText(its.readersCount(3)).waitFor();
  await section.getByText(its.decided).waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await section.getByRole('button', { name: its.open }).press('Enter');
  const question = ada.getByRole('alertdialog', { name: its.askCount(3) });
  await question.getByText(its.once, { exact: false }).waitFor();
  await untilInside(question);
  await question.getByRole('button', { name: its.action }).press('Enter');
  const name = 'Issue 1 of The gorse Digest';
  await ada.getByText(its.done(name)).waitFor();

  const counts = async () => (await statusOf(sample, 'gorse')).counts;
  await expect.poll(counts, PATIENCE).toMatchObject({ accepted: 3, rejected: 0, uncertain: 0 });
  await ada.locator('.send-sum .accepted').getByText('3').waitFor();
  await section.waitFor({ state: 'detached' });
  for (const reader of [1, 2, 3]) {
    expect(await countMails(ada, `reader${reader}@gorse.example`)).toBe(1);
  }
});
