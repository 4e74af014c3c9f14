import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { untilInside } from './desk-keyboard.ts';
import {
  changeReview,
  openReview,
  queueReview,
  readReview,
  saved,
  typeInto,
  visitAs,
} from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { runOnSample } from './start-sample.ts';

const ADA = 'ada@harbor.example';
const BO = 'bo@harbor.example';

const desk = withDesk();

/** Ada and Bo, each in a browser of their own, on one review. */
async function bothOpen(): Promise<{ ada: Page; bo: Page; id: string }> {
  const ada = await visitAs(desk, ADA);
  const id = await queueReview(ada);
  await runOnSample(desk.sample(), ['person', 'invite', BO, '--role', 'writer']);
  const bo = await desk.visit({ passkeys: false });
  await bo.goto(await desk.linkTo(BO, 'invitation'));
  await bo.getByRole('button', { name: 'Accept' }).click();
  await bo.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await bo.goto(await desk.linkTo(BO, 'sign-in'));
  await bo.getByRole('button', { name: 'Sign in' }).click();
  await bo.getByRole('navigation').waitFor();
  await openReview(ada, id);
  await openReview(bo, id);
  return { ada, bo, id };
}

it('two people on one review see each other, and decide where both wrote', async () => {
  const { ada, bo, id } = await bothOpen();

  // Each sees in which field the other is.
  await bo.getByLabel('Outlet', { exact: true }).focus();
  await ada.locator('[data-field="outlet"] .chip', { hasText: BO }).waitFor();

  // Different fields come together without a word.
  await typeInto(ada, 'Title', ' at Night');
  await typeInto(bo, 'Outlet', ' Daily');
  await saved(ada);
  await saved(bo);
  await expect.poll(() => bo.locator('#title').inputValue()).toBe('Lighthouses at Night');
  await expect.poll(() => ada.locator('#outlet').inputValue()).toBe('The Coast Daily');
  expect(await readReview(ada, id)).toMatchObject({
    review: { title: 'Lighthouses at Night', outlet: 'The Coast Daily' },
  });

  // The same field: both texts are there until somebody decides, by key.
  const hold = Promise.withResolvers<void>();
  await ada.route(/\/reviews\/\d+$/, async (route) => {
    if (route.request().method() === 'PATCH') await hold.promise;
    await route.continue();
  });
  await typeInto(ada, 'Summary', ' Mine is last.');
  const summary = bo.locator('#summary');
  await summary.focus();
  await bo.keyboard.press('Control+Home');
  await bo.keyboard.type('Theirs is first. ');
  await saved(bo);
  hold.resolve();
  await ada.getByText('Kept here: somebody else changed Summary too').waitFor();
  await expect.poll(() => ada.locator('#summary').inputValue()).toContain('Mine is last.');
  await ada.getByRole('button', { name: 'Compare' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Two texts for one field' });
  await dialog.locator('ins', { hasText: 'Mine is last.' }).first().waitFor();
  await dialog.locator('ins', { hasText: 'Theirs is first.' }).first().waitFor();
  await untilInside(dialog);
  await ada.keyboard.press('3');
  await dialog.waitFor({ state: 'detached' });
  await saved(ada);
  const both = 'Theirs is first. Keepers left, and lamps stayed. Mine is last.';
  expect((await readReview(ada, id)).review.summary).toEqual([both]);
  await expect.poll(() => summary.inputValue()).toBe(both);

  // Somebody who leaves is no longer shown.
  await bo.goto('/desk/account');
  await ada.locator('.chip', { hasText: BO }).first().waitFor({ state: 'detached' });
});

it("another's change in the field that has the caret moves no letter of it", async () => {
  const ada = await visitAs(desk, ADA);
  const id = await queueReview(ada);
  await openReview(ada, id);
  const summary = ada.locator('#summary');
  await summary.focus();
  await ada.keyboard.press('Control+End');
  await changeReview(ada, id, { summary: ['New first. Keepers left, and lamps stayed.'] });
  await expect.poll(() => summary.inputValue()).toContain('New first.');
  await ada.keyboard.type(' And on.');
  await saved(ada);
  expect((await readReview(ada, id)).review.summary).toEqual([
    'New first. Keepers left, and lamps stayed. And on.',
  ]);
});

it('edits of a review in an issue wait until somebody applies them', async () => {
  const ada = await visitAs(desk, ADA);
  const id = await queueReview(ada);
  const compiled = await runOnSample(desk.sample(), [
    'issue',
    'compile',
    '--json',
    '--newsletter',
    'sample',
  ]);
  const { number } = JSON.parse(compiled) as { number: number };
  await openReview(ada, id);
  await typeInto(ada, 'Summary', ' Late news.');
  await ada.getByText('These edits are not in the issue yet').waitFor();
  await saved(ada);
  expect(await readReview(ada, id)).toMatchObject({
    review: { summary: ['Keepers left, and lamps stayed.'] },
    pending: { summary: ['Keepers left, and lamps stayed. Late news.'] },
  });
  await ada.keyboard.press('Control+Enter');
  await ada.getByText(`Issue ${number} now holds your text`).waitFor();
  expect(await readReview(ada, id)).toMatchObject({
    review: { summary: ['Keepers left, and lamps stayed. Late news.'] },
    pending: null,
  });
  const bar = ada.getByText('These edits are not in the issue yet');
  await bar.waitFor({ state: 'detached' });

  // Once it is approved, a letter doesn't void that; applying does, and asks first.
  await runOnSample(desk.sample(), ['issue', 'approve', String(number), '-n', 'sample']);
  await typeInto(ada, 'Summary', ' Later still.');
  await bar.waitFor();
  await saved(ada);
  expect((await readReview(ada, id)).issue).toMatchObject({ state: 'approved' });
  await ada.getByLabel('Title', { exact: true }).press('Control+Enter');
  const question = ada.getByRole('alertdialog', { name: 'Void the approval?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect((await readReview(ada, id)).issue).toMatchObject({ state: 'approved' });
  await ada.getByRole('button', { name: 'Apply to the issue' }).click();
  await question.getByRole('button', { name: 'Apply and void the approval' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(await readReview(ada, id)).toMatchObject({
    review: { summary: ['Keepers left, and lamps stayed. Late news. Later still.'] },
    issue: { state: 'draft' },
  });
});
