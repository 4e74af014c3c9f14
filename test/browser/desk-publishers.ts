import type { IssueOutline } from '@galley/contract/issue';
import type { Page } from 'playwright-core';
import { queueReview } from './desk-reviews.ts';
import { addPasskey, type Desk } from './desk-visitors.ts';
import { runOnSample } from './start-sample.ts';

interface Arrival {
  readonly role?: 'writer' | 'publisher' | 'owner';
  readonly passkey?: boolean;
  readonly phone?: boolean;
}

/** Invites somebody, who then signs in with a browser and a device of their own. */
export async function arrive(desk: Desk, email: string, arrival: Arrival = {}): Promise<Page> {
  const { role = 'publisher', passkey = true, phone = false } = arrival;
  await runOnSample(desk.sample(), ['person', 'invite', email, '--role', role]);
  const page = await desk.visit({ phone });
  await page.goto(await desk.linkTo(email, 'invitation'));
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(await desk.linkTo(email, 'sign-in'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').waitFor();
  if (passkey) await addPasskey(page);
  return page;
}

/** An extra issue of one review that somebody queued, dated today. */
export async function compileExtra(desk: Desk, page: Page, title: string): Promise<number> {
  await queueReview(page, { title, url: null });
  const argv = ['issue', 'compile', '--extra', '--json', '--newsletter', 'sample'];
  return (JSON.parse(await runOnSample(desk.sample(), argv)) as { number: number }).number;
}

export const readOutline = (page: Page, number: number): Promise<IssueOutline> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as IssueOutline,
    `/api/v1/newsletters/sample/issues/${number}/outline`,
  );

/** Changes an issue behind the page's back. */
export async function changeIssue(page: Page, number: number, change: object): Promise<void> {
  const { version } = await readOutline(page, number);
  await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, { method: 'PATCH', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [
      `/api/v1/newsletters/sample/issues/${number}`,
      JSON.stringify({ version, ...change }),
    ] as const,
  );
}

/** A hash as the desk shows it. */
export const shownHash = (hash: string | null): string => `${hash?.slice(0, 4)}…${hash?.slice(-4)}`;

export async function openProof(page: Page, number: number | 'next'): Promise<void> {
  await page.goto(`/desk/issues/sample/${number}/proof`);
  await page.locator('iframe').first().waitFor();
}
