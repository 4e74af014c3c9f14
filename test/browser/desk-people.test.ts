import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { arrive } from './desk-publishers.ts';
import { visitAs } from './desk-reviews.ts';
import { addPasskey, signInByMail, withDesk } from './desk-visitors.ts';

const desk = withDesk();
const [ADA, BO, EVE] = ['ada@harbor.example', 'bo@harbor.example', 'eve@harbor.example'];

async function openPeople(page: Page): Promise<void> {
  await page.goto('/desk/people');
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
  await page.locator('.rows').first().waitFor();
}

async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Email address').fill(email);
  await form.getByRole('radio', { name: role }).check();
  await form.getByRole('button', { name: 'Send invitation' }).click();
}

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

it('an owner without a passkey is told to add one before inviting anybody', async () => {
  const ada = await visitAs(desk, ADA, { passkeys: true });
  await openPeople(ada);
  await invite(ada, BO, 'Publisher');
  await ada.getByText('This needs your passkey. Add one in your account first.').waitFor();
  await expect.poll(() => ada.getByText('Invitation sent').count()).toBe(0);
});

it('people are invited, come in, get another role, and are gone once removed', async () => {
  const ada = await visitAs(desk, ADA, { passkeys: true });
  await addPasskey(ada);
  await openPeople(ada);
  await invite(ada, BO, 'Publisher');
  await ada.getByText(`Invitation sent to ${BO}`).waitFor();

  const bo = await desk.visit();
  const invitation = await desk.linkTo(BO, 'invitation');
  await bo.goto(invitation);
  await bo.getByText('Your role: Publisher.').waitFor();
  await bo.getByRole('button', { name: 'Accept' }).click();
  await bo.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await bo.goto(await desk.linkTo(BO, 'sign-in'));
  await bo.getByRole('button', { name: 'Sign in' }).click();
  await bo.getByRole('heading', { name: 'The Galley Sample' }).waitFor();
  await bo.goto('/desk/people');
  await bo.getByText(ADA).waitFor();
  await expect.poll(() => bo.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
  await expect.poll(() => bo.getByRole('link', { name: 'Audit log' }).count()).toBe(0);

  const again = await desk.visit();
  await again.goto(invitation);
  await again.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();

  await openPeople(ada);
  await choose(ada, BO, 'Change role…');
  await ada.getByRole('radio', { name: 'Writer' }).check();
  await ada.getByRole('button', { name: 'Save' }).click();
  await ada.getByText('Role changed').waitFor();
  // A new role begins with a new sign-in.
  await bo.reload();
  await bo.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signInByMail(bo, desk, BO);

  await openPeople(ada);
  await choose(ada, BO, 'Remove…');
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await ada.getByText('Removed', { exact: true }).waitFor();
  await bo.reload();
  await bo.getByRole('heading', { name: 'Sign in' }).waitFor();

  await ada.goto('/desk/audit');
  const log = ada.locator('.acts');
  await log.getByText('Person removed').waitFor();
  await ada.getByLabel('What').selectOption('invite-person');
  await log.getByText('Person removed').waitFor({ state: 'detached' });
  await log.getByText('Person invited').waitFor();
});

it('what nobody signs with a passkey does not happen', async () => {
  await arrive(desk, EVE, { role: 'owner' });
  const eve = await desk.visit();
  await signInByMail(eve, desk, EVE);
  await openPeople(eve);
  await choose(eve, EVE, 'Remove…');
  await eve.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  // Another device holds her passkey.
  await eve.getByText('Nothing was changed').waitFor();
  await openPeople(eve);
  await expect.poll(() => eve.locator('.rows').getByText(EVE).count()).toBe(1);
});
