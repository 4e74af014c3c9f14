import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  linesSaved,
  makeDraft,
  openIssue,
  readOutline,
  untilIssueOrder,
} from './desk-issue-acts.ts';
import { untilInside } from './desk-keyboard.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const ADA = 'ada@harbor.example';
const BO = 'bo@harbor.example';
const PATIENCE = { timeout: 120_000, interval: 100 };

const subject = (page: Page) => page.getByLabel('Subject', { exact: true });
const note = (page: Page) => page.getByLabel("Editor's note", { exact: true });

/** Somebody else, who signs in by mail. */
async function inviteBo(): Promise<Page> {
  await runOnSample(desk.sample(), ['person', 'invite', BO, '--role', 'publisher']);
  const bo = await desk.visit({ passkeys: false });
  await bo.goto(await desk.linkTo(BO, 'invitation'));
  await bo.getByRole('button', { name: 'Accept' }).click();
  await bo.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await bo.goto(await desk.linkTo(BO, 'sign-in'));
  await bo.getByRole('button', { name: 'Sign in' }).click();
  await bo.getByRole('navigation').waitFor();
  return bo;
}

it('lines and note save themselves, and the proposal comes back', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'lines');
  await openIssue(ada, 'lines', number);
  await subject(ada).waitFor();
  await expect.poll(() => subject(ada).inputValue()).toBe('Alder');

  await subject(ada).fill('Trees of the coast ');
  // What is typed shows in the inbox before it is saved.
  await ada.locator('.inbox-card.dark .inbox-subject', { hasText: 'Trees of the coast' }).waitFor();
  await linesSaved(ada);
  await note(ada).fill('Dear readers,\n\n\nthe season begins.');
  await ada.keyboard.press('Control+s');
  await ada.getByText('Everything is saved').waitFor();
  expect(await readOutline(ada, 'lines', number)).toMatchObject({
    subject: 'Trees of the coast',
    subjectIsSet: true,
    note: 'Dear readers,\n\nthe season begins.',
  });
  // Saving has moved no letter.
  await expect.poll(() => subject(ada).inputValue()).toBe('Trees of the coast ');

  await ada.getByRole('button', { name: 'Use the proposal: Subject' }).click();
  await expect.poll(() => subject(ada).inputValue(), PATIENCE).toBe('Alder');
  expect(await readOutline(ada, 'lines', number)).toMatchObject({ subjectIsSet: false });

  const flaws = await findFlaws(ada, { widths: [1280, 375] });
  expect(flaws).toEqual([]);
});

it('two people who write the same line both keep their text until one decides', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'both');
  const bo = await inviteBo();
  await openIssue(ada, 'both', number);
  await openIssue(bo, 'both', number);

  // Different lines come together without a word.
  await note(bo).fill('A note by Bo.');
  await linesSaved(bo);
  await expect.poll(() => note(ada).inputValue(), PATIENCE).toBe('A note by Bo.');

  const hold = Promise.withResolvers<void>();
  await ada.route(/\/issues\/\d+$/, async (route) => {
    if (route.request().method() === 'PATCH') await hold.promise;
    await route.continue();
  });
  await subject(ada).fill('What Ada wrote');
  await subject(bo).fill('What Bo wrote');
  await linesSaved(bo);
  hold.resolve();
  await ada.getByText('Kept here: somebody else changed Subject too').waitFor();
  await expect.poll(() => subject(ada).inputValue()).toBe('What Ada wrote');
  await ada.getByRole('button', { name: 'Compare' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Two texts for one field' });
  await dialog.getByText('Ada').first().waitFor();
  await dialog.getByText('Bo').first().waitFor();
  await untilInside(dialog);
  await ada.keyboard.press('1');
  await dialog.waitFor({ state: 'detached' });
  await linesSaved(ada);
  expect((await readOutline(ada, 'both', number)).subject).toBe('What Ada wrote');
  await expect.poll(() => subject(bo).inputValue(), PATIENCE).toBe('What Ada wrote');
});

it('reviews are put in order by keyboard, and the lead changes what is proposed', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'order');
  await openIssue(ada, 'order', number);
  const titles = () => ada.locator('.order-title').allTextContents();
  await expect.poll(titles, PATIENCE).toEqual(['Alder', 'Birch', 'Cedar']);
  await ada.keyboard.press('j');
  await ada.keyboard.press('j');
  await ada.keyboard.press('j');
  await ada.keyboard.press('Shift+Alt+ArrowUp');
  await ada.getByText('Cedar is now number 1 of 3').waitFor();
  await untilIssueOrder(ada, 'order', number, ['Cedar', 'Alder', 'Birch']);
  await expect.poll(() => subject(ada).inputValue(), PATIENCE).toBe('Cedar');
  await ada.keyboard.press('Alt+ArrowDown');
  await ada.keyboard.press('Alt+ArrowDown');
  await untilIssueOrder(ada, 'order', number, ['Alder', 'Birch', 'Cedar']);
  const focused = () => ada.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused, PATIENCE).toBe('Cedar');
  await ada.keyboard.press('Alt+ArrowDown');
  await ada.getByText('Cedar can go no further').waitFor();

  // One leaves, and is on hold in the queue.
  await ada.getByRole('button', { name: 'Actions for Birch' }).click();
  await ada.getByRole('menuitem', { name: 'Hold for later' }).click();
  await ada.getByText('Held for later: Birch').waitFor();
  await untilIssueOrder(ada, 'order', number, ['Alder', 'Cedar']);
});

it('a best-of is ordered by its ratings, so nothing in it can be moved or taken out', async () => {
  const ada = await visitAs(desk, ADA);
  const first = await makeDraft(desk, ada, 'best');
  const run = (...argv: string[]) => runOnSample(desk.sample(), argv);
  const name = ['--newsletter', 'best'];
  await run('newsletter', 'set', 'best', '--undo-window', '0s');
  const anyway = ['--override', 'no-readers', '--because', 'It is for the archive.'];
  await run('issue', 'approve', String(first), ...name, ...anyway);
  await run('issue', 'send', String(first), ...name, '--wait');
  const { datedOn } = await readOutline(ada, 'best', first);
  const compiled = await run(
    'issue',
    'compile',
    '--json',
    ...name,
    '--best-of',
    datedOn.slice(0, 7),
  );
  const { number } = JSON.parse(compiled) as { number: number };
  await openIssue(ada, 'best', number);
  await ada.getByText('A best-of lists its reviews by rating').waitFor();
  await expect.poll(() => ada.locator('.order-title').count()).toBe(3);
  await expect.poll(() => ada.locator('.order-tools').count()).toBe(0);
});

it('a change of an approved issue asks whose approval may go', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'asks');
  await runOnSample(desk.sample(), [
    ...['issue', 'approve', String(number), '--newsletter', 'asks', '--by', ADA],
    ...['--override', 'no-readers', '--because', 'It is for the archive.'],
  ]);
  await openIssue(ada, 'asks', number);
  await ada.locator('.issue-head .state.approved').waitFor();

  await subject(ada).fill('Another subject');
  const question = ada.getByRole('alert', { name: `Void the approval by ${ADA}?` });
  await question.waitFor();
  expect(await readOutline(ada, 'asks', number)).toMatchObject({ state: 'approved' });
  await question.getByRole('button', { name: 'Take my change back' }).click();
  await question.waitFor({ state: 'detached' });
  await expect.poll(() => subject(ada).inputValue()).toBe('Alder');

  // The same for the order, in a window.
  await ada.getByRole('button', { name: 'Move down: Alder' }).click();
  const window = ada.getByRole('alertdialog', { name: `Void the approval by ${ADA}?` });
  await window.getByRole('button', { name: 'Cancel' }).click();
  await window.waitFor({ state: 'detached' });
  await untilIssueOrder(ada, 'asks', number, ['Alder', 'Birch', 'Cedar']);

  await subject(ada).fill('Another subject');
  await question.waitFor();
  await ada.keyboard.press('Control+s');
  await untilInside(question);
  await ada.keyboard.press('Enter');
  await linesSaved(ada);
  expect(await readOutline(ada, 'asks', number)).toMatchObject({
    state: 'draft',
    subject: 'Another subject',
  });
  await ada.locator('.issue-head .state.draft').waitFor();
});

it('findings lead to the field at fault, by keyboard', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'finds');
  await openIssue(ada, 'finds', number);
  await subject(ada).fill('Read {{ first_name }}');
  await linesSaved(ada);
  const finding = ada.locator('[data-finding="merge-tag"]').first();
  await finding.waitFor();
  const goesThere = () =>
    ada.evaluate(() => document.activeElement?.closest('[data-finding="merge-tag"]') !== null);
  await subject(ada).blur();
  for (let pressed = 0; pressed < 20 && !(await goesThere()); pressed += 1) {
    await ada.keyboard.press('f');
  }
  await expect.poll(goesThere).toBe(true);
  await ada.keyboard.press('Enter');
  await expect.poll(() => ada.evaluate(() => document.activeElement?.id)).toBe('issue-subject');
});

it('a test goes to the address that was typed, and says which bytes it showed', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await makeDraft(desk, ada, 'tests');
  await openIssue(ada, 'tests', number);
  await ada.keyboard.press('t');
  const dialog = ada.getByRole('dialog', { name: 'Send a test' });
  await dialog.getByText('This newsletter has no testers').waitFor();
  await dialog.getByLabel('To').fill('tess@harbor.example');
  await ada.keyboard.press('Enter');
  await dialog.getByText('Sent to tess@harbor.example').waitFor();
  const { contentHash } = await readOutline(ada, 'tests', number);
  const short = `${contentHash?.slice(0, 4)}…${contentHash?.slice(-4)}`;
  await expect.poll(() => dialog.getByText('Hash of what was sent:').innerText()).toContain(short);
});
