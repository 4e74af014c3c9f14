import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LIGHTHOUSES, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { startSample } from './start-sample.ts';

const ADA = 'ada@harbor.example';
const TO = 'queue+sample@in.galley.test';

const desk = withDesk(() => startSample({ INBOUND_DOMAIN: 'in.galley.test' }));

/** Writes a mail in the mailbox, as somebody's program would send it. */
async function forward(page: Page, subject: string, text: string, isSigned = true): Promise<void> {
  await page.goto('/mailbox/write');
  await page.getByLabel('From').fill(ADA);
  await page.getByLabel('To', { exact: true }).fill(TO);
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('Text').fill(text);
  await page.getByLabel('Signed by the sender’s domain').setChecked(isSigned);
  expect(await findFlaws(page, { widths: [375, 1280] })).toEqual([]);
  await page.getByRole('button', { name: 'Send to Galley' }).press('Enter');
  await page.getByRole('listitem').filter({ hasText: subject }).first().waitFor();
}

it('what an editor forwards to the queue’s address arrives: a link as a candidate, a review in the queue', async () => {
  const ada = await visitAs(desk, ADA);
  const mail = await ada.context().newPage();
  await openCalmly(ada, '/desk/candidates/sample');
  await ada.getByText(TO).waitFor();
  // Anybody may have written this one.
  await forward(mail, 'Fwd: Forged', 'https://forged.example/article', false);
  await forward(mail, 'Fwd: The tides', 'Worth a look:\n\nhttps://coast.example/tides\n');
  const candidates = ada.locator('[data-candidate]');
  await candidates.first().waitFor();
  expect(await candidates.count()).toBe(1);
  const [link] = await candidates.locator('a.queue-title').all();
  expect(await link?.getAttribute('href')).toBe('https://coast.example/tides');
  await candidates.getByText(ADA).waitFor();
  expect(await ada.getByText('forged.example').count()).toBe(0);
  expect(await findFlaws(ada, { widths: [375, 1280] })).toEqual([]);

  const { title } = LIGHTHOUSES;
  await forward(
    mail,
    `Fwd: ${title}`,
    `${title}\n4/5 | The Coast | 2026-03-11\n\nSummary\nKeepers left, and lamps stayed.\n`,
  );
  await openCalmly(ada, '/desk/queue/sample');
  const row = ada.getByRole('link', { name: title, exact: true });
  await row.waitFor();
  await row.click();
  const summary = ada.getByLabel('Summary', { exact: true });
  await expect.poll(() => summary.inputValue()).toBe('Keepers left, and lamps stayed.');
  await ada.goto('/desk/audit');
  const queued = ada.getByRole('listitem').filter({ hasText: 'Review queued' }).first();
  await queued.getByText('mail', { exact: true }).waitFor();
});
