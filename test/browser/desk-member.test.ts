import { loadDeskWording } from '@galley/wording/desk';
import { expect, it } from 'vitest';
import { untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const MARA = 'mara@harbor.example';

it('an address is suppressed, mailed again and erased, by keyboard and signed by a passkey', async () => {
  const sample = desk.sample();
  const { words } = await loadDeskWording('en');
  const its = words.subscribers;
  await runOnSample(sample, ['subscriber', 'add', MARA, '--consent', 'By phone', '-n', 'sample']);
  const ada = await visitAs(desk, 'ada@harbor.example', { hasPasskey: true });
  await openCalmly(ada, '/desk/subscribers/sample');
  await ada.keyboard.press('/');
  await ada.keyboard.type('mara@');
  const row = ada.locator('.subscribers li').filter({ hasText: MARA });
  await row.waitFor();
  await expect.poll(() => ada.locator('.subscribers li').count()).toBe(1);
  await row.getByRole('link').first().press('Enter');
  await ada.getByRole('heading', { name: MARA, level: 1 }).waitFor();
  const history = ada
    .locator('.section')
    .filter({ has: ada.getByRole('heading', { name: its.person.history }) });

  await ada.keyboard.press('s');
  const window = ada.getByRole('dialog');
  await window.getByText(its.suppress.what).waitFor();
  await untilInside(window);
  await window.getByRole('button', { name: its.suppress.action, exact: true }).press('Enter');
  await window.getByText(its.suppress.missing).waitFor();
  await window.getByLabel(its.suppress.because).fill('She asked by phone');
  await ada.keyboard.press('Enter');
  await ada.getByText(its.states.suppressed, { exact: true }).first().waitFor();
  await window.waitFor({ state: 'detached' });
  await history.getByText('She asked by phone').waitFor();
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);

  await ada.keyboard.press('s');
  await window.getByText(its.lift.what).waitFor();
  await untilInside(window);
  await window.getByLabel(its.lift.because).fill('She changed her mind');
  await ada.keyboard.press('Enter');
  await window.waitFor({ state: 'detached' });
  await history.getByText('She changed her mind').waitFor();
  await ada.getByText(its.states.confirmed, { exact: true }).first().waitFor();

  await ada.getByRole('button', { name: its.erase.open }).press('Enter');
  const question = ada.getByRole('alertdialog', { name: its.erase.title });
  await question.getByText(MARA, { exact: false }).waitFor();
  await untilInside(question);
  await question.getByRole('button', { name: its.erase.action, exact: true }).press('Enter');
  await ada.waitForURL('**/desk/subscribers/sample');
  await ada.getByText(its.erase.done, { exact: true }).waitFor();
  await ada.getByRole('heading', { name: its.title, level: 1 }).waitFor();
  await ada.keyboard.press('/');
  await ada.keyboard.type('mara@');
  await ada.getByRole('heading', { name: its.noMatch.title }).waitFor();
});
