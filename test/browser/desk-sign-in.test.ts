import { expect, it } from 'vitest';
import { arrive } from './desk-publishers.ts';
import { visitAs } from './desk-reviews.ts';
import { addPasskey, signInByMail, withDesk } from './desk-visitors.ts';

const desk = withDesk();
const ADA = 'ada@harbor.example';
const FAY = 'fay@harbor.example';

it('the link on the terminal makes the first owner, once', async () => {
  const ada = await visitAs(desk, ADA);
  await ada.getByRole('heading', { name: 'The Galley Sample' }).waitFor();
  await ada.getByRole('heading', { name: 'Try it with the sample' }).waitFor();

  const late = await desk.visit();
  await late.goto(desk.sample().firstOwner);
  await late.getByLabel('Email address').fill('eve@harbor.example');
  await late.getByRole('button', { name: 'Open the desk' }).click();
  await late.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  expect(await late.context().cookies()).toEqual([]);
});

it('at an IP address, where passkeys do not work, the desk leads to localhost', async () => {
  const page = await desk.visit();
  const { url } = desk.sample();
  const redirected = await fetch(`${url}/desk/keys`, { redirect: 'manual' });
  expect(redirected.status).toBe(307);
  await page.goto('/desk/people');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).search).toBe('?next=%2Fpeople');
});

it('a mailed link signs in only where it was asked for, and only by its button', async () => {
  await visitAs(desk, ADA);
  const ada = await desk.visit();
  const other = await desk.visit();
  await ada.goto('/desk/sign-in?next=%2Faccount');
  await ada.getByLabel('Email address').fill(ADA);
  await ada.getByRole('button', { name: 'Email me a link' }).click();
  await ada.getByRole('heading', { name: 'Check your mail' }).waitFor();
  const link = await desk.linkTo(ADA, 'sign-in');

  await other.goto(link);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'Open this link where you asked for it' }).waitFor();
  expect(await other.context().cookies()).toEqual([]);

  await ada.goto(link);
  await ada.goto('about:blank');
  await ada.goto(link);
  await ada.getByRole('button', { name: 'Sign in' }).click();
  await ada.getByRole('heading', { name: 'Today' }).waitFor();

  await other.goto('about:blank');
  await other.goto(link);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'This link no longer works' }).waitFor();
});

it('a passkey signs in without mail, and leads to the page that was asked for', async () => {
  await visitAs(desk, ADA);
  const ada = await desk.visit();
  await signInByMail(ada, desk, ADA);
  await addPasskey(ada);
  await ada.getByRole('button', { name: 'Sign out' }).first().click();
  await ada.getByRole('heading', { name: 'Sign in' }).waitFor();

  await ada.goto('/desk/keys');
  await ada.getByRole('button', { name: 'Use a passkey' }).click();
  await ada.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
  await expect.poll(() => new URL(ada.url()).pathname).toBe('/desk/keys');
  await ada.goto('/desk/account');
  await ada.getByText('by passkey').waitFor();
});

it('a person who has lost their passkeys recovers by mail, and awaits confirmation', async () => {
  await arrive(desk, FAY, { role: 'owner' });
  const fay = await desk.visit();
  await signInByMail(fay, desk, FAY);
  await fay.goto('/desk/account');
  await fay.getByRole('button', { name: 'Recover my account' }).click();
  const question = fay.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Recover my account' }).click();
  await fay.getByText('Your account awaits confirmation').waitFor();
  await addPasskey(fay);
  await expect.poll(() => fay.getByRole('button', { name: /^Remove:/ }).count()).toBe(1);

  // Until somebody confirms it, people and keys are out of reach.
  await fay.goto('/desk/keys');
  await fay.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
  await expect.poll(() => fay.getByRole('button', { name: 'Create a key' }).count()).toBe(0);
});
