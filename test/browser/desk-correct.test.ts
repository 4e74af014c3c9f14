import { wordingOf } from '@galley/wording';
import { loadDeskWording } from '@galley/wording/desk';
import { expect, it } from 'vitest';
import { addLateReader, readInMailbox, sendFirst, sendNext } from './desk-correct-acts.ts';
import { LIGHTHOUSES, visitAs } from './desk-reviews.ts';
import { untilInside } from './desk-keyboard.ts';
import { withDesk } from './desk-visitors.ts';
import { findFlaws } from './find-flaws.ts';
import { openCalmly } from './open-calmly.ts';

const desk = withDesk();

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

it.each(CASES)(
  'a sent review is corrected with a note, which only old readers get with the next issue: $language',
  async ({ language, slug, review, wrong, right, note, next }) => {
    const sample = desk.sample();
    const { words, format } = await loadDeskWording(language);
    const its = words.correct;
    const [old, late] = [`old@${slug}.example`, `late@${slug}.example`];
    const sent = await sendFirst(sample, { slug, language, review, readers: [old] });
    await addLateReader(sample, sent, late);

    const ada = await visitAs(desk, 'ada@harbor.example', { locale: language });
    await openCalmly(ada, `/desk/issues/${slug}/1`);
    await ada.getByRole('link', { name: review.title }).click();
    await ada.getByRole('link', { name: its.open, exact: true }).click();
    await ada.getByText(its.allCount(1)).waitFor();
    await ada.getByText(its.none).waitFor();
    const text = ada.getByLabel(its.text);
    await expect.poll(() => text.inputValue()).toContain(wrong);
    await text.fill((await text.inputValue()).replace(wrong, right));
    await ada.getByLabel(its.note).fill(note);
    expect(await findFlaws(ada, { widths: [1280, 375] })).toEqual([]);
    await ada.getByRole('button', { name: its.action }).press('Enter');
    const question = ada.getByRole('alertdialog');
    await question.getByText(its.askCount(1)).waitFor();
    await untilInside(question);
    await question.getByRole('button', { name: its.action }).press('Enter');
    await ada.getByText(its.done, { exact: true }).waitFor();
    await ada.locator('.correction-made').getByText(note).waitFor();
    expect(await findFlaws(ada, { widths: [1280, 375] })).toEqual([]);

    const subject = await sendNext(sample, sent, next);
    const { corrections } = wordingOf(language).words;
    const told = await readInMailbox(ada, old, subject);
    expect(told).toContain(note);
    expect(await readInMailbox(ada, late, subject)).not.toContain(note);
    expect(format).toBeDefined();
    expect(corrections).toBeDefined();
  },
);
