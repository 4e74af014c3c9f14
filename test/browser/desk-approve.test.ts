import { expect, it } from 'vitest';
import {
  arrive,
  changeIssue,
  compileExtra,
  openProof,
  readOutline,
  shownHash,
} from './desk-publishers.ts';
import { queueReview } from './desk-reviews.ts';
import { becomeOwner, withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const ADA = 'ada@harbor.example';
const PHONE = { width: 375, height: 760 };

const desk = withDesk();

it('an issue is approved and sent on a phone, by thumb', async () => {
  const ada = await desk.visit();
  await becomeOwner(ada, desk.sample().firstOwner, ADA);
  const number = await compileExtra(desk, ada, 'Lanterns');
  const { contentHash } = await readOutline(ada, number);
  await ada.setViewportSize(PHONE);
  await openProof(ada, number);
  await ada.getByRole('button', { name: 'Approve…' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Approve this issue' });
  await dialog.getByText('1 reader gets these bytes when somebody sends them.').waitFor();
  await dialog.getByText(`Hash ${shownHash(contentHash)}.`).waitFor();
  // What lies under the window is not looked at.
  const flaws = await findFlaws(ada, { widths: [PHONE.width] });
  expect(flaws.filter((flaw) => !flaw.includes('overlapped by another element'))).toEqual([]);
  await ada.setViewportSize(PHONE);

  // Somebody without a passkey adds one, and is back where they were.
  await dialog.getByRole('link', { name: 'Add a passkey' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  const sign = dialog.getByRole('button', { name: 'Approve with your passkey' });
  await sign.waitFor();
  await expect.poll(() => new URL(ada.url()).pathname).toBe(`/desk/issues/sample/${number}/proof`);
  const isUnderThumb = async (): Promise<boolean> => {
    const { y = 0, width = 0, height = 0 } = (await sign.boundingBox()) ?? {};
    return y > PHONE.height / 2 && width > 300 && height >= 44;
  };
  await expect.poll(isUnderThumb).toBe(true);
  await sign.click();

  const sending = ada.getByRole('dialog', { name: 'Send it now?' });
  await sending.getByText('1 reader gets these bytes now.').waitFor();
  expect(await readOutline(ada, number)).toMatchObject({
    state: 'approved',
    approvedHash: contentHash,
  });
  await sending.getByRole('button', { name: 'Send now' }).click();
  await sending.waitFor({ state: 'detached' });
  await expect.poll(async () => (await readOutline(ada, number)).state).toBe('sent');
});

it('a passkey that is given up changes nothing, and the window stays', async () => {
  const bo = await arrive(desk, 'bo@harbor.example');
  const number = await compileExtra(desk, bo, 'Bells');
  await bo.addInitScript(() => {
    const held = navigator.credentials.get.bind(navigator.credentials);
    let isFirst = true;
    navigator.credentials.get = (options) => {
      if (!isFirst) return held(options);
      isFirst = false;
      return Promise.reject(new DOMException('closed', 'NotAllowedError'));
    };
  });
  await openProof(bo, number);
  await bo.getByRole('button', { name: 'Approve…' }).click();
  const dialog = bo.getByRole('dialog', { name: 'Approve this issue' });
  const sign = dialog.getByRole('button', { name: 'Approve with your passkey' });
  await sign.click();
  await dialog.getByText('it was not signed with a passkey').waitFor();
  expect((await readOutline(bo, number)).state).toBe('draft');
  await sign.click();
  await bo.getByRole('dialog', { name: 'Send it now?' }).waitFor();
  expect((await readOutline(bo, number)).state).toBe('approved');

  // Whoever doesn't send it now finds it again, and the keyboard goes on there.
  await bo.getByRole('button', { name: 'Cancel' }).click();
  const panel = bo.getByRole('region', { name: 'Approved', exact: true });
  await panel.getByText('It goes out when somebody sends it.').waitFor();
  await expect
    .poll(() => panel.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
  await panel.getByRole('button', { name: 'Send now' }).waitFor();
});

it('an editor edits while another approves: the old bytes are refused, nothing is lost', async () => {
  const cy = await arrive(desk, 'cy@harbor.example');
  const dee = await arrive(desk, 'dee@harbor.example', { role: 'writer', passkey: false });
  const number = await compileExtra(desk, cy, 'Ropes');
  const before = await readOutline(cy, number);
  await openProof(cy, number);
  await cy.getByRole('button', { name: 'Approve…' }).click();
  const dialog = cy.getByRole('dialog', { name: 'Approve this issue' });
  // The edit comes between the signature and the approval.
  let isEdited = false;
  await cy.route(/\/approve$/, async (route) => {
    if (!isEdited && route.request().headers()['galley-step-up'] !== undefined) {
      isEdited = true;
      await changeIssue(dee, number, { subject: 'Ropes and knots' });
    }
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Approve with your passkey' }).click();
  await dialog.getByText('These are not the bytes you read').waitFor();
  const after = await readOutline(cy, number);
  expect(after).toMatchObject({ state: 'draft', subject: 'Ropes and knots' });
  await dialog
    .getByText(
      `You read ${shownHash(before.contentHash)}; it is ${shownHash(after.contentHash)} now`,
    )
    .waitFor();
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Approve with your passkey' }).count())
    .toBe(0);

  await dialog.getByRole('button', { name: 'Read the new proof' }).click();
  await cy.locator('.proof-facts dd', { hasText: shownHash(after.contentHash) }).waitFor();
  await cy.getByRole('button', { name: 'Approve…' }).click();
  await dialog.getByText(`Hash ${shownHash(after.contentHash)}.`).waitFor();
  await dialog.getByRole('button', { name: 'Approve with your passkey' }).click();
  await cy.getByRole('dialog', { name: 'Send it now?' }).waitFor();
  expect(await readOutline(cy, number)).toMatchObject({
    state: 'approved',
    approvedHash: after.contentHash,
    subject: 'Ropes and knots',
  });
});

it('an open window learns of an edit before anybody signs', async () => {
  const flo = await arrive(desk, 'flo@harbor.example');
  const number = await compileExtra(desk, flo, 'Knots');
  await openProof(flo, number);
  await flo.getByRole('button', { name: 'Approve…' }).click();
  const dialog = flo.getByRole('dialog', { name: 'Approve this issue' });
  await dialog.getByRole('button', { name: 'Approve with your passkey' }).waitFor();
  await changeIssue(flo, number, { preheader: 'And how they hold' });
  await dialog.getByText('These are not the bytes you read').waitFor();
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Approve with your passkey' }).count())
    .toBe(0);
});

it('with four eyes, two editors who both changed something approve one hash, one after the other', async () => {
  const gus = await arrive(desk, 'gus@harbor.example');
  const hal = await arrive(desk, 'hal@harbor.example');
  await runOnSample(desk.sample(), ['newsletter', 'set', 'sample', '--four-eyes']);
  await queueReview(gus, { title: 'Harbours', url: null });
  await queueReview(hal, { title: 'Moorings', url: null });
  const argv = ['issue', 'compile', '--extra', '--json', '--newsletter', 'sample'];
  const { number } = JSON.parse(await runOnSample(desk.sample(), argv)) as { number: number };

  await openProof(gus, number);
  await openProof(hal, number);
  await gus.getByText('Changed by').first().waitFor();
  await gus.getByText('After yours, one more person has to approve.').first().waitFor();
  await gus.getByRole('button', { name: 'Approve…' }).click();
  await gus.getByRole('button', { name: 'Approve with your passkey' }).click();
  await gus.getByText('Your approval counts. One more person has to approve.').waitFor();
  await gus.getByRole('dialog').waitFor({ state: 'detached' });
  await gus.getByText('You have approved these bytes. They wait for somebody else.').waitFor();
  expect((await readOutline(gus, number)).state).toBe('draft');

  // The other sees it come in, and what their own approval does.
  await hal.getByText('Your approval completes it.').waitFor();
  await hal.getByText(/Approved by gus@harbor\.example/).waitFor();
  await hal.getByRole('button', { name: 'Approve…' }).click();
  await hal.getByRole('button', { name: 'Approve with your passkey' }).click();
  await hal.getByRole('dialog', { name: 'Send it now?' }).waitFor();
  expect((await readOutline(hal, number)).state).toBe('approved');
  await gus.getByRole('region', { name: 'Approved', exact: true }).waitFor();
});
