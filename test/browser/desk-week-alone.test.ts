import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { linesSaved } from './desk-issue-acts.ts';
import { goByKeys, takeAction, untilInside } from './desk-keyboard.ts';
import { arrive, compileExtra, readOutline } from './desk-publishers.ts';
import { untilOrder } from './desk-queue-acts.ts';
import { withDesk } from './desk-visitors.ts';
import { readDelivered } from './desk-week-acts.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const ADA = 'ada@harbor.example';
const BEN = 'ben@harbor.example';
const MOST_TABS = 200;
const REVIEW = 'Who Reads the Tides?\n\n4/5 · The Coast · March 11, 2026\n\nSummary\n\nNobody.';
const SUBJECT = 'Tides, read by keyboard';
const NOTE = 'No mouse was near this mail.';
const PATIENCE = { timeout: 120_000, interval: 100 };

it('one editor goes from sign-in to a delivered mail by keyboard alone', async () => {
  const ada = await desk.visit();
  await signInByKeys(ada);

  await goByKeys(ada, 'q');
  await ada.getByRole('heading', { name: 'The queue is empty' }).waitFor();
  await ada.keyboard.press('c');
  await ada.getByLabel('Text of the review').waitFor();
  await ada.keyboard.insertText(REVIEW);
  await ada.locator('.shown-review').waitFor();
  await ada.keyboard.press('Control+Enter');
  await untilOrder(ada, 'sample', ['Who Reads the Tides?']);
  await press(ada, ada.getByRole('button', { name: 'Make an issue' }));
  await ada.waitForURL('**/desk/issues/sample/2');

  await tabTo(ada, ada.getByLabel('Subject', { exact: true }));
  await ada.keyboard.press('Control+a');
  await ada.keyboard.type(SUBJECT);
  await tabTo(ada, ada.getByLabel("Editor's note", { exact: true }));
  await ada.keyboard.type(NOTE);
  await ada.keyboard.press('Control+s');
  await ada.getByText('Everything is saved').waitFor();
  await linesSaved(ada);
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('t');
  const test = ada.getByRole('dialog', { name: 'Send a test' });
  await tabTo(ada, test.getByLabel('To'));
  await ada.keyboard.type('tess@harbor.example');
  await ada.keyboard.press('Enter');
  await test.getByText('Sent to tess@harbor.example').waitFor();
  await untilInside(test);
  await ada.keyboard.press('Escape');
  await test.waitFor({ state: 'detached' });

  await press(ada, ada.getByRole('link', { name: 'Read the proof' }));
  const mail = ada.locator('iframe').first().contentFrame();
  await mail.getByText(NOTE).first().waitFor();
  await ada.keyboard.press('6');
  await ada.locator('iframe[title="The mail: Text"]').waitFor();
  await press(ada, ada.getByRole('button', { name: 'Approve…' }));
  await press(ada, ada.getByRole('button', { name: 'Approve with your passkey' }));
  const sending = ada.getByRole('dialog', { name: 'Send it now?' });
  await press(ada, sending.getByRole('button', { name: 'Send now' }));
  await sending.waitFor({ state: 'detached' });
  await expect.poll(async () => (await readOutline(ada, 2)).state, PATIENCE).toBe('sent');
  expect(await readDelivered(ada, 'reader@galley.example', SUBJECT)).toContain(NOTE);
});

it('on a telephone an issue is read, approved, stopped and sent by taps', async () => {
  const ben = await arrive(desk, BEN, { phone: true });
  const number = await compileExtra(desk, ben, 'Lanterns');
  await undoWindow('10m');
  await ben.goto('/desk');
  await ben.getByRole('link', { name: `Issue ${number} waits for approval` }).tap();
  await ben.getByRole('link', { name: 'Read the proof' }).tap();
  await ben.locator('iframe').contentFrame().getByText('Lanterns').first().waitFor();
  await approveByTaps(ben);
  const strip = ben.locator('.send-strip');
  await strip.getByText(/Goes out in/).waitFor();
  await strip.getByRole('button', { name: 'Stop' }).tap();
  await ben.getByText(/is taken back\. Nobody has it\./).waitFor();
  expect((await readOutline(ben, number)).state).toBe('held');

  await undoWindow('0');
  await approveByTaps(ben);
  await expect.poll(async () => (await readOutline(ben, number)).state, PATIENCE).toBe('sent');
});

it('the way around a telephone is three places and a menu, which marks where one is', async () => {
  const cy = await arrive(desk, 'cy@harbor.example', { phone: true, role: 'owner' });
  const places = cy.getByRole('navigation', { name: 'The desk' });
  const more = places.getByRole('button', { name: 'More' });
  await expect
    .poll(() => places.getByRole('link').allTextContents())
    .toEqual(['Today', 'Queue', 'Planner']);
  await more.tap();
  const menu = cy.getByRole('menu', { name: 'More' });
  await menu.getByRole('menuitem', { name: 'People' }).tap();
  await cy.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await menu.waitFor({ state: 'detached' });
  await expect.poll(() => more.getAttribute('aria-current')).toBe('true');
  expect(await findFlaws(cy, { widths: [375] })).toEqual([]);

  // By keyboard too, which is back on the button afterwards.
  await more.focus();
  await cy.keyboard.press('Enter');
  await untilInside(menu);
  await expect
    .poll(() => menu.locator('[aria-current="page"]').allTextContents())
    .toEqual(['People']);
  await cy.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
});

/** Becomes the owner by the printed link, and comes back with a passkey. */
async function signInByKeys(ada: Page): Promise<void> {
  await ada.goto(desk.sample().firstOwner);
  await tabTo(ada, ada.getByLabel('Email address'));
  await ada.keyboard.type(ADA);
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'Today' }).waitFor();
  await takeAction(ada, 'Add a passkey');
  await ada.locator('.dialog input:focus').waitFor();
  await ada.keyboard.press('Enter');
  await ada.getByText('Passkey added').waitFor();
  await ada.getByRole('dialog').waitFor({ state: 'detached' });
  // Who signs out on a page comes back to it.
  await goByKeys(ada, 't');
  await ada.getByRole('heading', { name: 'Today' }).waitFor();
  await takeAction(ada, 'Sign out');
  await press(ada, ada.getByRole('button', { name: 'Use a passkey' }));
  await ada.getByRole('heading', { name: 'Today' }).waitFor();
}

/** Goes on by Tab until the keyboard is where it is wanted. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  const wanted = await target.evaluate((element) => element.outerHTML.slice(0, 120));
  throw new Error(`Tab does not reach ${wanted}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function approveByTaps(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Approve…' }).tap();
  await page.getByRole('button', { name: 'Approve with your passkey' }).tap();
  const sending = page.getByRole('dialog', { name: 'Send it now?' });
  await sending.getByRole('button', { name: 'Send now' }).tap();
  await sending.waitFor({ state: 'detached' });
}

const undoWindow = (duration: string): Promise<string> =>
  runOnSample(desk.sample(), ['newsletter', 'set', 'sample', '--undo-window', duration]);
