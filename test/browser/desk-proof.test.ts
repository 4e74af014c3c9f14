import { expect, it } from 'vitest';
import { changeIssue, compileExtra, openProof, readOutline, shownHash } from './desk-publishers.ts';
import { queueReview, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { runOnSample } from './start-sample.ts';

const ADA = 'ada@harbor.example';
const PHONE = { width: 375, height: 760 };
const VIEWS = ['Desktop', 'Phone', 'Dark', 'Forced dark', 'Images off', 'Text', 'Source'] as const;

const desk = withDesk();

it('shows one mail in every view, by keys and by tabs, in frames that run and reach nothing', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await compileExtra(desk, ada, 'Foghorns');
  const { contentHash } = await readOutline(ada, number);
  await openProof(ada, number);
  for (const [index, view] of VIEWS.entries()) {
    await ada.keyboard.press(String(index + 1));
    const frame = ada.locator(`iframe[title="The mail: ${view}"]`);
    await frame.waitFor();
    await expect.poll(() => frame.getAttribute('sandbox')).toBe('');
    await expect.poll(() => frame.getAttribute('src')).toContain(`hash=${contentHash}`);
    await frame.contentFrame().getByText('Foghorns').first().waitFor();
    const tab = ada.getByRole('tab', { name: view, exact: true });
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
  }

  await ada.getByRole('tab', { name: 'Source' }).press('ArrowRight');
  await ada.getByRole('tabpanel').getByText('Nobody has marked a proof of this issue').waitFor();
  await ada.getByRole('tab', { name: 'Text' }).click();
  await ada.locator('iframe[title="The mail: Text"]').waitFor();

  // Beside each other only where both fit.
  await expect.poll(() => ada.locator('iframe').count()).toBe(1);
  await ada.setViewportSize({ width: 1680, height: 900 });
  await ada.locator('iframe[title="The mail: Desktop"]').waitFor();
  await expect.poll(() => ada.locator('iframe').count()).toBe(2);
  await ada.keyboard.press('b');
  await expect.poll(() => ada.locator('iframe').count()).toBe(1);

  await ada.setViewportSize(PHONE);
  await openProof(ada, number);
  await expect.poll(() => ada.locator('iframe').count()).toBe(1);
  await ada.locator('iframe[title="The mail: Phone"]').waitFor();
});

it('shows other bytes only once somebody asks for them', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await compileExtra(desk, ada, 'Buoys');
  const before = await readOutline(ada, number);
  await openProof(ada, number);
  await changeIssue(ada, number, { subject: 'Buoys, and what they mark' });
  const after = await readOutline(ada, number);
  await ada.getByText('The mail has changed').waitFor();
  await ada.locator('.proof-facts dd', { hasText: shownHash(before.contentHash) }).waitFor();
  await expect.poll(() => ada.locator('iframe').getAttribute('src')).toContain(before.contentHash);

  // What was loaded stays; what was not is no mixture of two mails.
  await ada.keyboard.press('6');
  await ada.getByText("This view can't be shown any more").waitFor();
  await expect.poll(() => ada.locator('iframe').count()).toBe(0);

  await ada.getByRole('button', { name: 'Show the new one' }).click();
  await ada.locator('.proof-facts dd', { hasText: shownHash(after.contentHash) }).waitFor();
  const text = ada.locator('iframe[title="The mail: Text"]');
  await expect.poll(() => text.getAttribute('src')).toContain(after.contentHash);
  await ada.getByText('Buoys, and what they mark').first().waitFor();
});

it('lists what has changed since it was read, and goes from one change to the next', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await compileExtra(desk, ada, 'Tides');
  await openProof(ada, number);
  await ada.getByText('Nobody has marked a proof of this issue').waitFor();
  await ada.getByRole('button', { name: 'Mark as read' }).click();
  await ada.getByText('This very mail was read').waitFor();

  await changeIssue(ada, number, { subject: 'Tides and moons', note: 'Read it aloud.' });
  await ada.getByRole('button', { name: 'Show the new one' }).click();
  const changes = ada.locator('[data-change]');
  await changes.first().waitFor();
  await expect
    .poll(() => ada.locator('[data-change] ins', { hasText: 'and moons' }).count())
    .toBe(1);
  await ada.locator('[data-change] ins', { hasText: 'Read it aloud.' }).waitFor();
  await ada.keyboard.press('n');
  const focused = () =>
    ada.evaluate(() =>
      [...document.querySelectorAll('[data-change]')].findIndex(
        (change) => change === document.activeElement,
      ),
    );
  await expect.poll(focused).toBe(0);
  await ada.keyboard.press('n');
  await expect.poll(focused).toBe(1);
  await ada.keyboard.press('8');
  await ada.locator('iframe[title="The mail: Changes"]').waitFor();

  await ada.getByRole('button', { name: 'Mark as read' }).click();
  await ada.getByText('This very mail was read').waitFor();
  await expect.poll(() => changes.count()).toBe(0);
});

it("shows a chosen reader's copy, found by address", async () => {
  const ada = await visitAs(desk, ADA);
  await runOnSample(desk.sample(), [
    'subscriber',
    'add',
    'zoe@pier.example',
    '--name',
    'Zoe',
    '--consent',
    'Asked at the pier',
    '-n',
    'sample',
  ]);
  const number = await compileExtra(desk, ada, 'Piers');
  await openProof(ada, number);
  await ada.getByText('As a chosen reader').click();
  await ada.getByLabel('Find a reader by address').fill('zoe@');
  await ada.getByRole('button', { name: 'zoe@pier.example' }).click();
  await ada.getByText('The copy for zoe@pier.example').waitFor();
  const frame = ada.locator('iframe');
  await expect.poll(() => frame.getAttribute('src')).toMatch(/&reader=\d+/);
  await frame.contentFrame().getByText('Piers').first().waitFor();
  await ada.getByLabel('Find a reader by address').fill('nobody@');
  await ada.getByText('No reader has an address that begins like this').waitFor();
  await ada.getByRole('button', { name: 'Back to the sample reader' }).click();
  await expect.poll(() => ada.locator('iframe').getAttribute('src')).not.toContain('reader=');
});

it('shows what compiling now would make, and compiles it', async () => {
  const ada = await visitAs(desk, ADA);
  await ada.goto('/desk/issues/sample/next/proof');
  await ada.getByRole('heading', { name: 'Nothing to proof yet' }).waitFor();
  await expect
    .poll(() => ada.getByRole('link', { name: 'Go to the queue' }).getAttribute('href'))
    .toBe('/desk/queue/sample');

  // It comes by itself once something is queued.
  await queueReview(ada, { title: 'Anchors', url: null });
  await ada.locator('iframe').waitFor();
  await ada.locator('iframe').contentFrame().getByText('Anchors').first().waitFor();
  await ada.getByRole('button', { name: 'Compile it now' }).click();
  await ada.waitForURL(/\/desk\/issues\/sample\/\d+$/);
});

it('has no flaws in light and dark, at phone and desktop width, in four languages', async () => {
  const ada = await visitAs(desk, ADA);
  const number = await compileExtra(desk, ada, 'Charts');
  await openProof(ada, number);
  await ada.getByRole('button', { name: 'Mark as read' }).click();
  await ada.getByText('This very mail was read').waitFor();
  await changeIssue(ada, number, { subject: 'Charts and maps' });
  await ada.getByRole('button', { name: 'Show the new one' }).waitFor();
  expect(await findFlaws(ada, { widths: [1280, 375] })).toEqual([]);
  for (const language of ['de', 'es', 'ar']) {
    await ada.evaluate(
      (chosen) => localStorage.setItem('galley.desk', JSON.stringify({ language: chosen })),
      language,
    );
    await openProof(ada, number);
    await ada.locator('[data-change]').first().waitFor({ state: 'attached' });
    expect(await findFlaws(ada, { widths: [375] }), language).toEqual([]);
  }
});
