import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { linesSaved, openIssue } from './desk-issue-acts.ts';
import { untilInside } from './desk-keyboard.ts';
import { paste, untilOrder } from './desk-queue-acts.ts';
import { saved, typeInto } from './desk-reviews.ts';
import { addPasskey, becomeOwner, withDesk } from './desk-visitors.ts';
import { addReader, readDelivered, readFirst, readSeed, SEED_TITLE } from './desk-week-acts.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const ADA = 'ada@harbor.example';
const BEN = 'ben@harbor.example';
const ZOE = 'zoe@pier.example';
const SLUG = 'harbor-notes';
const SUBJECT = 'The race, and the tides';
const NOTE = 'Dear readers, two articles worth an evening.';
const PATIENCE = { timeout: 120_000, interval: 100 };

it('a week of two editors, from the printed link to the mail that a reader gets', async () => {
  const ada = await desk.visit();
  await becomeOwner(ada, desk.sample().firstOwner, ADA);
  await createNewsletter(ada);
  // Long enough for somebody slow to take it back.
  await runOnSample(desk.sample(), ['newsletter', 'set', SLUG, '--undo-window', '10m']);
  const ben = await invite(ada);

  await fillQueue(ada, ben);
  await addReader(desk.sample(), SLUG, ZOE);
  await makeIssue(ada);
  await sendTest(ada);

  // Both have changed something, so neither is enough.
  await approve(ada);
  await ada
    .getByText('You have approved these bytes. They wait for somebody else.')
    .first()
    .waitFor();
  expect((await readFirst(ada, SLUG)).state).toBe('draft');
  await ben.goto('/desk');
  await ben.getByRole('link', { name: 'Issue 1 waits for approval' }).click();
  await ben.getByRole('link', { name: 'Read the proof' }).click();
  await approve(ben);
  await send(ben);

  // Ada has seen something, wherever she is.
  const strip = ada.locator('.send-strip');
  await strip.getByText(/Goes out in/).waitFor();
  await ada.locator('#content').focus();
  await ada.keyboard.press('z');
  await ada.getByText('Issue 1 of Harbor Notes is taken back. Nobody has it.').waitFor();
  expect((await readFirst(ada, SLUG)).state).toBe('held');

  // It was nothing: the same bytes go out after all, and this time at once. Her change of the
  // settings needs other eyes too.
  await closeUndoWindow(ada);
  await ben.reload();
  await approve(ben);
  await send(ben);
  await untilDelivered(ada);
  await untilDelivered(ben);
  expect(await readDelivered(ben, ZOE, SUBJECT)).toContain(NOTE);
});

/** From the settings to a newsletter whose mails can go out, with four eyes on them. */
async function createNewsletter(ada: Page): Promise<void> {
  await ada
    .getByRole('navigation', { name: 'The desk' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await ada.getByRole('link', { name: 'New newsletter' }).click();
  await ada.getByRole('heading', { name: 'New newsletter' }).waitFor();
  await ada.getByLabel('Title').fill('Harbor Notes');
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'Harbor Notes is here' }).waitFor();
  await ada.getByLabel('Postal address').fill('1 Harbor Street\nPort Ada');
  await ada.getByLabel('Name').fill('Harbor Notes');
  await ada.getByLabel('Email address').fill('notes@harbor.example');
  await ada.getByRole('button', { name: 'Add a passkey' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await ada.getByText('Passkey added').waitFor();
  await ada.getByRole('button', { name: 'Save and open the queue' }).click();
  await ada.getByRole('heading', { name: 'The queue is empty' }).waitFor();

  await ada
    .getByRole('navigation', { name: 'The desk' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await ada.getByRole('link', { name: 'Approval' }).click();
  await ada.getByRole('radio', { name: 'Four eyes' }).check();
  await save(ada);
}

async function save(ada: Page): Promise<void> {
  await ada.keyboard.press('Control+s');
  await ada.locator('.settings-said').getByText('Saved', { exact: true }).waitFor();
}

/** Invites a second publisher, who comes by the mailed links. */
async function invite(ada: Page): Promise<Page> {
  await ada
    .getByRole('navigation', { name: 'The desk' })
    .getByRole('link', { name: 'People' })
    .click();
  await ada.getByRole('button', { name: 'Invite somebody' }).click();
  const form = ada.getByRole('dialog');
  await form.getByLabel('Email address').fill(BEN);
  await form.getByRole('radio', { name: 'Publisher' }).check();
  await form.getByLabel('Where').selectOption({ label: 'Harbor Notes' });
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await ada.getByText(`Invitation sent to ${BEN}`).waitFor();

  const ben = await desk.visit();
  await ben.goto(await desk.linkTo(BEN, 'invitation'));
  await ben.getByText('Harbor Notes').first().waitFor();
  await ben.getByRole('button', { name: 'Accept' }).click();
  await ben.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await ben.goto(await desk.linkTo(BEN, 'sign-in'));
  await ben.getByRole('button', { name: 'Sign in' }).click();
  await ben.getByRole('navigation').waitFor();
  await addPasskey(ben);
  return ben;
}

/** One pastes and the other writes; they go through each other's, and put them in order. */
async function fillQueue(ada: Page, ben: Page): Promise<void> {
  await ben
    .getByRole('navigation', { name: 'The desk' })
    .getByRole('link', { name: 'Queue' })
    .click();
  await ben.getByRole('heading', { name: 'The queue is empty' }).waitFor();
  await paste(ben, await readSeed());
  await ben.getByRole('button', { name: /^Queue/ }).click();
  await untilOrder(ben, SLUG, [SEED_TITLE]);

  await ada.goto(`/desk/queue/${SLUG}`);
  await untilOrder(ada, SLUG, [SEED_TITLE]);
  await ada.keyboard.press('c');
  await ada
    .getByLabel('Text of the review')
    .fill('Who Reads the Tides?\n\n4/5 · The Coast · March 11, 2026\n\nSummary\n\nNobody does.');
  await ada.getByRole('button', { name: /^Queue/ }).click();
  await untilOrder(ada, SLUG, [SEED_TITLE, 'Who Reads the Tides?']);

  await ben.locator('.queue-title', { hasText: 'Who Reads the Tides?' }).click();
  await ben.getByLabel('Summary', { exact: true }).waitFor();
  await typeInto(ben, 'Summary', ' Not any more.');
  await saved(ben);
  await ada.getByRole('button', { name: 'Actions for Who Reads the Tides?' }).click();
  await ada.getByRole('menuitem', { name: 'Move to the top' }).click();
  await untilOrder(ada, SLUG, ['Who Reads the Tides?', SEED_TITLE]);
  await ada.getByRole('button', { name: `Actions for ${SEED_TITLE}` }).click();
  await ada.getByRole('menuitem', { name: 'Move to the top' }).click();
  await untilOrder(ada, SLUG, [SEED_TITLE, 'Who Reads the Tides?']);
}

/** An issue outside the slots, with lines and a note of their own. */
async function makeIssue(ada: Page): Promise<void> {
  await ada
    .getByRole('navigation', { name: 'The desk' })
    .getByRole('link', { name: 'Planner' })
    .click();
  await ada.getByRole('button', { name: 'Extra issue' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Make an issue' }).click();
  await ada.waitForURL(`**/desk/issues/${SLUG}/1`);
  await ada.getByLabel('Subject', { exact: true }).fill(SUBJECT);
  await ada.getByLabel("Editor's note", { exact: true }).fill(NOTE);
  await linesSaved(ada);
}

async function sendTest(ada: Page): Promise<void> {
  await ada.getByRole('button', { name: 'Send a test' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Send a test' });
  await dialog.getByLabel('To').fill('tess@harbor.example');
  await ada.keyboard.press('Enter');
  await dialog.getByText('Sent to tess@harbor.example').waitFor();
  await untilInside(dialog);
  await ada.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await ada.getByRole('link', { name: 'Read the proof' }).click();
}

/** Reads the proof on screen, and signs these bytes. */
async function approve(page: Page): Promise<void> {
  const mail = page.locator('iframe').first().contentFrame();
  await mail.getByText(NOTE).first().waitFor();
  await mail.getByText('Nobody does. Not any more.').first().waitFor();
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByRole('button', { name: 'Approve with your passkey' }).click();
}

async function send(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Send it now?' });
  await dialog.getByText('1 reader gets these bytes now.').waitFor();
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Has the next release go out without a delay. */
async function closeUndoWindow(ada: Page): Promise<void> {
  await ada.goto(`/desk/settings/${SLUG}#undoWindow`);
  await ada.locator('[name="undoWindow"]:focus').waitFor();
  await ada.keyboard.press('Control+a');
  await ada.keyboard.type('0');
  await save(ada);
}

async function untilDelivered(page: Page): Promise<void> {
  await openIssue(page, SLUG, 1);
  await page.locator('.send-sum .accepted').getByText('1').waitFor(PATIENCE);
  await page.locator('.send-counts .delivered').getByText('1').waitFor(PATIENCE);
}
