import { expect, it } from 'vitest';
import { addPasskey, becomeOwner, signInByMail, withDesk } from './desk-visitors.ts';

const desk = withDesk();
const [ADA, CLEO] = ['ada@harbor.example', 'cleo@harbor.example'];

it('a recovery signs out every other browser, and another owner confirms it', async () => {
  const ada = await desk.visit();
  await becomeOwner(ada, desk.sample().firstOwner, ADA);
  await addPasskey(ada);
  await ada.goto('/desk/people?new');
  await ada.getByLabel('Email address').fill(CLEO);
  await ada.getByRole('radio', { name: 'Owner' }).check();
  await ada.getByRole('button', { name: 'Send invitation' }).click();
  await ada.getByText(`Invitation sent to ${CLEO}`).waitFor();
  const cleo = await desk.visit();
  await cleo.goto(await desk.linkTo(CLEO, 'invitation'));
  await cleo.getByRole('button', { name: 'Accept' }).click();
  await cleo.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await cleo.goto(await desk.linkTo(CLEO, 'sign-in'));
  await cleo.getByRole('button', { name: 'Sign in' }).click();
  await cleo.getByRole('heading', { name: 'Today' }).waitFor();
  await addPasskey(cleo);
  const elsewhere = await desk.visit();
  await signInByMail(elsewhere, desk, CLEO);
  await elsewhere.goto('/desk/account');
  await elsewhere.getByRole('button', { name: 'Recover my account' }).click();
  const question = elsewhere.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Recover my account' }).click();
  await elsewhere.getByText('Your account awaits confirmation').waitFor();
  // The browser that held the old passkey is signed out.
  await cleo.reload();
  await cleo.getByRole('heading', { name: 'Sign in' }).waitFor();

  await ada.goto('/desk/people');
  await ada.getByText('Recovered, awaits confirmation').waitFor();
  await ada.getByRole('button', { name: `Actions for ${CLEO}` }).click();
  await ada.getByRole('menuitem', { name: 'Confirm recovery…' }).click();
  await ada.getByRole('button', { name: 'Confirm recovery' }).click();
  await ada.getByText('Confirmed', { exact: true }).waitFor();
  await elsewhere.goto('/desk');
  await elsewhere.getByRole('heading', { name: 'Today' }).waitFor();
  await expect.poll(() => elsewhere.getByText('Your account awaits confirmation').count()).toBe(0);
});
