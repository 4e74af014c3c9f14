import { expect, it } from 'vitest';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { arrive } from './desk-publishers.ts';
import { visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const [ADA, BO, ELI] = ['ada@harbor.example', 'bo@harbor.example', 'eli@harbor.example'];

/** Streams of events that are open in a browser, and how many there were. */
function countStreams(context: BrowserContext) {
  const open = new Set<Request>();
  let begun = 0;
  context.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/events')) return;
    begun += 1;
    open.add(request);
  });
  const over = (request: Request): void => void open.delete(request);
  context.on('requestfinished', over);
  context.on('requestfailed', over);
  return {
    open: () => [...open].filter((request) => !request.frame().page().isClosed()).length,
    begun: () => begun,
  };
}

async function openPeople(page: Page): Promise<void> {
  await page.goto('/desk/people');
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
  await page.locator('.rows').first().waitFor();
}

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Email address').fill(email);
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByText(`Invitation sent to ${email}`).waitFor();
}

it('tabs of one browser share a stream, and show what others do, whichever tab is closed', async () => {
  const ada = await visitAs(desk, ADA, { hasPasskey: true });
  const context = ada.context();
  const cookies = await context.cookies();

  // The same person in another browser.
  const other = await desk.visit({ passkeys: false });
  await other.context().addCookies(cookies);
  const streams = countStreams(other.context());
  await openPeople(other);
  const second = await other.context().newPage();
  await openPeople(second);
  await expect.poll(() => streams.open()).toBe(1);

  await openPeople(ada);
  await invite(ada, BO);
  await other.getByText(BO).waitFor();
  await second.getByText(BO).waitFor();
  expect(streams.begun()).toBe(1);

  await other.close();
  await expect.poll(() => [streams.begun(), streams.open()]).toEqual([2, 1]);
  await invite(ada, 'cy@harbor.example');
  await second.getByText('cy@harbor.example').waitFor();

  // What happens while a browser is offline shows once it is back.
  await second.context().setOffline(true);
  await invite(ada, 'di@harbor.example');
  await second.context().setOffline(false);
  await second.getByText('di@harbor.example').waitFor();
});

it('somebody who gets another role is led to sign in without touching anything', async () => {
  const ada = await visitAs(desk, ADA);
  await openPeople(ada);
  const eli = await arrive(desk, ELI, { role: 'writer', passkey: false });
  await eli.getByRole('link', { name: 'Account' }).waitFor();
  // Their coming shows at once.
  await ada.getByRole('button', { name: `Actions for ${ELI}` }).waitFor();
  await runOnSample(desk.sample(), ['person', 'role', ELI, 'owner']);
  await eli.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expect.poll(() => new URL(eli.url()).pathname).toBe('/desk/sign-in');
});
