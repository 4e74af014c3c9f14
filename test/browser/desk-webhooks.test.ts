import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openReceiver } from '../journeys/webhook-receiver.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';

const desk = withDesk();
const WIDTHS = [375, 1280];

const visitOwner = (): Promise<Page> => visitAs(desk, 'ada@harbor.example', { hasPasskey: true });

/** The secret that a window shows, which then goes. */
async function copySecret(page: Page): Promise<string> {
  const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'I have copied it' }).click();
  return secret;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const answers = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.webhook-answer').getByText(text).waitFor();

it('a webhook is added, tested, repaired, given another secret and removed', async () => {
  let status = 204;
  const receiver = await openReceiver((_, response) => response.writeHead(status).end('is off'));
  const ada = await visitOwner();
  await openCalmly(ada, '/desk/webhooks');
  await ada.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
  expect(await findFlaws(ada, { widths: WIDTHS })).toEqual([]);

  await press(ada, 'Add a webhook');
  const form = ada.getByRole('dialog');
  await form.getByRole('button', { name: 'Add webhook' }).click();
  await form.getByText('Expected an address such as').waitFor();
  await form.getByLabel('Address (URL)').fill(receiver.url('/team'));
  await form.getByLabel('What it is for').fill('Harbor chat');
  await form.getByRole('checkbox', { name: /^subscription\.confirmed/ }).check();
  await form.getByRole('button', { name: 'Add webhook' }).click();
  receiver.trust('/team', await copySecret(ada));
  await ada.getByRole('heading', { name: 'Harbor chat', level: 1 }).waitFor();

  await press(ada, 'Send a test');
  await answers(ada, /^It works: answered 204 in/);
  status = 500;
  await press(ada, 'Send a test');
  await answers(ada, /^Answered 500 in/);
  await ada.getByText('500 is off').first().waitFor();
  expect(await findFlaws(ada, { widths: WIDTHS })).toEqual([]);

  // Posted again with the same id, once the program works; the old secret is still good.
  status = 204;
  const heard = receiver.received.length;
  await press(ada, 'Replace the secret');
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Replace it' }).click();
  await ada.getByLabel('Secret', { exact: true }).waitFor();
  expect(await ada.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/);
  await press(ada, 'I have copied it');
  await ada.getByText(/^Posts are also signed with the old secret until/).waitFor();
  await ada.locator('form').getByRole('button', { name: 'Post again' }).click();
  await ada.getByText('Waits').waitFor({ state: 'detached' });
  await receiver.until((posts) => posts.length > heard);
  expect(receiver.received.at(-1)?.id).toBe(receiver.received[heard - 1]?.id);

  // An address that says that it is gone is left alone, until somebody switches it on.
  status = 410;
  await press(ada, 'Send a test');
  await ada.getByText(/answered that it is gone/).waitFor();
  status = 204;
  await press(ada, 'Switch on');
  await ada.getByText('Switched on').waitFor();
  await press(ada, 'Send a test');
  await answers(ada, /^It works/);

  await ada.getByRole('link', { name: 'All webhooks' }).click();
  await ada.getByText('Works', { exact: true }).waitFor();
  expect(await findFlaws(ada, { widths: WIDTHS })).toEqual([]);
  await ada.getByRole('link', { name: 'Harbor chat' }).click();
  await press(ada, 'Remove the webhook');
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
  await ada.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
});
