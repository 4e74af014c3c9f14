import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { IssueOutline } from '@galley/contract/issue';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findMail } from './find-mail.ts';
import { runOnSample, type RunningSample } from './start-sample.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

/** A review as its author has it. */
export const readSeed = (): Promise<string> => readFile(SEED, 'utf8');

/** The title of that review. */
export const SEED_TITLE = "Inside OpenAI's Race to Catch Up to Claude Code";

/** What the server has of a newsletter's first issue. */
export const readFirst = (page: Page, slug: string): Promise<IssueOutline> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as IssueOutline,
    `/api/v1/newsletters/${slug}/issues/1/outline`,
  );

/** Adds a reader who has asked for it in person. */
export const addReader = (sample: RunningSample, slug: string, address: string): Promise<string> =>
  runOnSample(sample, [
    ...['subscriber', 'add', address, '--name', 'Zoe', '--consent', 'Asked at the pier'],
    ...['--newsletter', slug],
  ]);

/** Waits until a mail is in the mailbox; returns its HTML. */
export async function readDelivered(page: Page, address: string, subject: string): Promise<string> {
  const line = await findMail(page, address, subject);
  const answer = await page.request.get(`${await line.getAttribute('href')}/html`);
  expect(answer.status()).toBe(200);
  return answer.text();
}
