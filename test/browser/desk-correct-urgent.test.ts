import { loadDeskWording } from '@galley/wording/desk';
import { expect, it } from 'vitest';
import { addLateReader, countMails, readInMailbox, sendFirst } from './desk-correct-acts.ts';
import { LIGHTHOUSES, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';

const desk = withDesk();

it('an urgent correction goes from the desk to the mailbox of those who have the old text', async () => {
  const sample = desk.sample();
  const { words } = await loadDeskWording('en');
  const its = words.correct;
  const [old, late] = ['old@alder.example', 'late@alder.example'];
  const sent = await sendFirst(sample, {
    ...{ slug: 'alder', language: 'en', review: LIGHTHOUSES, readers: [old] },
  });
  await addLateReader(sample, sent, late);
  const ada = await visitAs(desk, 'ada@harbor.example', { hasPasskey: true });
  const before = [await countMails(ada, old), await countMails(ada, late)];

  await openCalmly(ada, '/desk/issues/alder/1');
  await ada.getByRole('link', { name: LIGHTHOUSES.title }).click();
  await ada.getByRole('link', { name: its.open, exact: true }).click();
  const text = ada.getByRole('textbox', { name: its.text });
  await expect.poll(() => text.inputValue()).toContain('20 miles');
  await text.fill((await text.inputValue()).replace('20 miles', '25 miles'));
  await ada.getByRole('textbox', { name: its.note }).fill('Ships see it from 25 miles.');
  await ada.getByRole('radio', { name: its.urgent.title }).check();
  await ada.getByRole('button', { name: its.action }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: its.action }).click();

  await ada.waitForURL('**/desk/issues/alder/correction-1');
  await ada.getByRole('heading', { level: 1 }).waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);
  await ada.getByRole('button', { name: 'Approve…' }).click();
  await ada.getByRole('button', { name: 'Approve with your passkey' }).click();
  const sending = ada.getByRole('dialog', { name: 'Send it now?' });
  await sending.getByText('1 reader gets these bytes now.').waitFor();
  await sending.getByRole('button', { name: 'Send now' }).click();
  await ada.locator('.send-sum .accepted').getByText('1').waitFor();
  await ada.getByRole('link', { name: words.report.open, exact: true }).click();
  await ada.waitForURL('**/desk/issues/alder/correction-1/report');
  await ada.getByText('How the readers add up').first().waitFor();

  const subject = 'Correction to issue 1 of The alder Digest';
  const mail = await readInMailbox(ada, old, subject);
  expect(mail).toContain('Ships see it from 25 miles.');
  expect(mail).toMatch(/We wrote.*20 miles.*It should read.*25 miles/i);
  expect([await countMails(ada, old), await countMails(ada, late)]).toEqual([
    (before[0] ?? 0) + 1,
    before[1],
  ]);
});
