import { loadDeskWording } from '@galley/wording/desk';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { addLateReader, readInMailbox, sendFirst, sendNext } from './desk-correct-acts.ts';
import { takeAction, untilInside } from './desk-keyboard.ts';
import { LIGHTHOUSES, visitAs } from './desk-reviews.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';
import { runOnSample } from './start-sample.ts';

const desk = withDesk();
const SIZE = { width: 1280, height: 860 };

const ARABIC = {
  ...LIGHTHOUSES,
  title: 'المنائر',
  outlet: 'مجلة الساحل',
  summary: ['رحل الحراس وبقيت المصابيح.'],
};

/** What was wrong, in a review of each language. */
const CASES = [
  {
    language: 'en',
    slug: 'alder',
    review: LIGHTHOUSES,
    wrong: '20 miles',
    right: '25 miles',
    note: 'Ships see the lamp from 25 miles, not from 20.',
    next: { ...LIGHTHOUSES, title: 'Harbours', url: null },
  },
  {
    language: 'ar',
    slug: 'nakhla',
    review: ARABIC,
    wrong: 'وبقيت المصابيح',
    right: 'وأُطفئت المصابيح',
    note: 'كتبنا أن المصابيح بقيت، والصواب أنها أُطفئت.',
    next: { ...ARABIC, title: 'الموانئ', url: null },
  },
] as const;

/** A browser of the owner, who signed in before in English. */
async function visitIn(language: string): Promise<Page> {
  const ada = await visitAs(desk, 'ada@harbor.example');
  return language === 'en' ? ada : visitAs(desk, 'ada@harbor.example', { locale: language });
}

async function untilFlawless(page: Page): Promise<void> {
  expect(await findFlaws(page, { widths: [SIZE.width, 375] })).toEqual([]);
  await page.setViewportSize(SIZE);
}

it.each(CASES)(
  'a sent review is corrected with a note, which only old readers get with the next issue: $language',
  async ({ language, slug, review, wrong, right, note, next }) => {
    const sample = desk.sample();
    const { words } = await loadDeskWording(language);
    const its = words.correct;
    const [old, late] = [`old@${slug}.example`, `late@${slug}.example`];
    const sent = await sendFirst(sample, { slug, language, review, readers: [old] });
    await addLateReader(sample, sent, late);

    const ada = await visitIn(language);
    await openCalmly(ada, `/desk/issues/${slug}/1`);
    await ada.getByRole('link', { name: review.title }).click();
    await ada.getByRole('link', { name: its.open, exact: true }).waitFor();
    await takeAction(ada, its.correctThis);
    await ada.getByText(its.allCount(1)).waitFor();
    await ada.getByText(its.none).waitFor();
    const text = ada.getByRole('textbox', { name: its.text });
    await expect.poll(() => text.inputValue()).toContain(wrong);
    await text.fill((await text.inputValue()).replace(wrong, right));
    await ada.getByRole('textbox', { name: its.note }).focus();
    await ada.keyboard.type(note);
    await untilFlawless(ada);
    await ada.keyboard.press('Control+Enter');
    const question = ada.getByRole('alertdialog');
    await question.getByText(its.askCount(1)).waitFor();
    await untilInside(question);
    await question.getByRole('button', { name: its.action }).press('Enter');
    await ada.locator('.correction-made').getByText(note).waitFor();
    await question.waitFor({ state: 'detached' });
    // The next correction begins from what readers see now.
    await expect.poll(() => text.inputValue()).toContain(right);
    await untilFlawless(ada);

    const compiled = await sendNext(sample, sent, next, async (number) => {
      await openCalmly(ada, `/desk/issues/${slug}/${number}`);
      const carried = ada.getByRole('region', { name: its.carried.title });
      await carried.getByText(note).waitFor();
      await carried.getByText(its.carried.readersCount(1)).waitFor();
      await untilFlawless(ada);
    });
    expect(await readInMailbox(ada, old, compiled.subject)).toContain(note);
    const told = await readInMailbox(ada, late, compiled.subject);
    expect(told).toContain(next.title);
    expect(told).not.toContain(note);

    // Where it went: r leads from a sent issue to its report.
    await openCalmly(ada, `/desk/issues/${slug}/1`);
    await ada.keyboard.press('r');
    await ada.waitForURL(`**/desk/issues/${slug}/1/report`);
  },
);

it('a correction of a text that an approved best-of holds asks before it voids the approval', async () => {
  const sample = desk.sample();
  const { words } = await loadDeskWording('en');
  const its = words.correct;
  const sent = await sendFirst(sample, {
    ...{ slug: 'birch', language: 'en', review: LIGHTHOUSES, readers: ['old@birch.example'] },
  });
  const run = (...argv: string[]) => runOnSample(sample, [...argv, '-n', sent.slug]);
  const month = new Date().toISOString().slice(0, 7);
  await run('issue', 'compile', '--best-of', month);
  await run('issue', 'approve', '2');
  const ada = await visitAs(desk, 'ada@harbor.example');
  await openCalmly(ada, '/desk/issues/birch/1');
  await ada.getByRole('link', { name: LIGHTHOUSES.title }).click();
  await ada.getByRole('link', { name: its.open, exact: true }).click();
  const text = ada.getByRole('textbox', { name: its.text });
  await expect.poll(() => text.inputValue()).toContain('lamps stayed');
  await text.fill((await text.inputValue()).replace('lamps stayed', 'lamps went out'));
  await ada.getByRole('textbox', { name: its.note }).fill('The lamps went out.');
  await ada.getByRole('radio', { name: its.nobodyTold.title }).check();
  await ada.getByRole('button', { name: its.action }).click();
  await ada.getByRole('alertdialog').getByText(its.askNobody).waitFor();
  await ada.getByRole('alertdialog').getByRole('button', { name: its.action }).click();

  const question = ada.getByRole('alertdialog', { name: /^Issue 2 holds the old text/ });
  await question.waitFor();
  const state = async () => JSON.parse(await run('issue', 'status', '2', '--json')).state;
  expect(await state()).toBe('approved');
  await question.getByRole('button', { name: words.common.cancel }).click();
  await question.waitFor({ state: 'detached' });
  await ada.getByText(its.none).waitFor();

  await ada.getByRole('button', { name: its.action }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: its.action }).click();
  await question.getByRole('button', { name: its.voids.action }).click();
  await ada.locator('.correction-made').getByText('The lamps went out.').waitFor();
  // It is compiled again after the correction was stored.
  await expect.poll(state).toBe('draft');
});

it('once deliveries were dropped, somebody says whether everybody or nobody is told', async () => {
  const sample = desk.sample();
  const { words } = await loadDeskWording('en');
  const its = words.correct;
  const [old, late] = ['old@cedar.example', 'late@cedar.example'];
  const first = { slug: 'cedar', language: 'en', review: LIGHTHOUSES, readers: [old] };
  const sent = await sendFirst(sample, first);
  await addLateReader(sample, sent, late);
  const ada = await visitAs(desk, 'ada@harbor.example');
  // Deliveries are dropped after months; until then, the server knows who has the text.
  await ada.route('**/old-readers', async (route) => {
    const answer = await route.fetch();
    const counted = (await answer.json()) as { issues: object[] };
    const issues = counted.issues.map((issue) => ({ ...issue, readers: null }));
    await route.fulfill({ json: { issues, readers: 0 } });
  });
  await openCalmly(ada, '/desk/issues/cedar/1');
  await ada.getByRole('link', { name: LIGHTHOUSES.title }).click();
  await ada.getByRole('link', { name: its.open, exact: true }).click();
  await ada.getByText(its.forgotten).waitFor();
  expect(await ada.getByRole('radio', { checked: true }).count()).toBe(0);
  const text = ada.getByRole('textbox', { name: its.text });
  await expect.poll(() => text.inputValue()).toContain('20 miles');
  await text.fill((await text.inputValue()).replace('20 miles', '25 miles'));
  await ada.getByRole('textbox', { name: its.note }).fill('It was 25.');
  const action = ada.getByRole('button', { name: its.action });
  expect(await action.isDisabled()).toBe(true);
  await untilFlawless(ada);
  await ada.getByRole('radio', { name: its.everybody.title }).check();
  await action.click();
  const question = ada.getByRole('alertdialog');
  await question.getByText(its.askEverybody).waitFor();
  await question.getByRole('button', { name: its.action }).click();
  await ada.locator('.correction-made').getByText('It was 25.').waitFor();

  const next = { ...LIGHTHOUSES, title: 'Harbours', url: null };
  const { subject } = await sendNext(sample, sent, next);
  for (const reader of [old, late]) {
    expect(await readInMailbox(ada, reader, subject)).toContain('It was 25.');
  }
});
