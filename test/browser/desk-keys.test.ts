import { expect, it } from 'vitest';
import { addPasskey, becomeOwner, withDesk } from './desk-visitors.ts';

const desk = withDesk();

it('a key is shown once, works, and stops working when it is revoked', async () => {
  const ada = await desk.visit();
  await becomeOwner(ada, desk.sample().firstOwner, 'ada@harbor.example');
  await addPasskey(ada);
  await ada.goto('/desk/keys');
  await ada.getByRole('button', { name: 'Create a key' }).click();
  const form = ada.getByRole('dialog');
  await form.getByRole('button', { name: 'Create key' }).click();
  await form.getByText('Choose at least one.').waitFor();
  await form.getByLabel('Name').fill('Archive script');
  await form.getByRole('checkbox', { name: /^Read / }).check();
  await form.getByRole('button', { name: 'Create key' }).click();
  const token = await ada.getByLabel('Key', { exact: true }).inputValue();
  expect(token).toMatch(/^galley_[\w-]{43}$/);
  await ada.getByRole('button', { name: 'I have copied it' }).click();

  const ask = () =>
    fetch(`${desk.sample().url}/api/v1/newsletters`, {
      headers: { authorization: `Bearer ${token}` },
    });
  expect((await ask()).status).toBe(200);
  await ada.getByText('Archive script').waitFor();
  await ada.reload();
  await ada.getByText('Archive script').waitFor();
  await expect.poll(() => ada.getByText(token).count()).toBe(0);

  await ada.getByRole('button', { name: 'Revoke: Archive script' }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await ada.getByText('Key revoked').waitFor();
  expect((await ask()).status).toBe(401);
  await ada.getByRole('heading', { name: 'No keys yet' }).waitFor();
});
