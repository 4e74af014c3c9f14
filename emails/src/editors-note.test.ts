import { expect, test } from 'vitest';
import { firstOutOfOrder, foldSpace, visibleText } from '../fixtures/review-texts.fixture.ts';
import { sampleBestOf, sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import { renderBestOf } from './render-best-of.ts';
import { renderFittingIssue } from './render-fitting-issue.ts';
import { renderIssue } from './render-issue.ts';

const NOTE = ['Dear readers, <b>5 & 6</b> disagree.', 'Tell us\nwhom you believe.'];
const issue = sampleIssue(SAMPLE_REVIEWS);
const first = issue.reviews[0]?.review.title ?? '';

test.each([
  ['an issue', async () => renderIssue({ ...issue, note: NOTE }), first],
  ['a best-of', async () => renderBestOf({ ...sampleBestOf(), note: NOTE }), 'The Best of'],
])('the note of %s comes before its reviews, as it was written', async (_, render, next) => {
  const { html, text } = await render();
  expect(firstOutOfOrder(['Editor’s Note', NOTE[0] ?? '', next], visibleText(html))).toBeNull();
  expect(html).toContain('&lt;b&gt;5 &amp; 6&lt;/b&gt; disagree.');
  expect(html).toMatch(/Tell us<br\/?>whom you believe\./);
  expect(firstOutOfOrder(['Editor’s Note', NOTE[0] ?? '', next], foldSpace(text))).toBeNull();
  expect(text).toContain('Tell us\nwhom you believe.');
});

test('without a note nothing is left of it', async () => {
  const { html, text } = await renderIssue({ ...issue, note: [] });
  expect(await renderIssue(issue)).toMatchObject({ html, text });
  expect(html + text).not.toContain('Editor’s Note');
});

test('a note that is written in the other direction says so', async () => {
  const { html } = await renderIssue({ ...issue, note: ['أعزاءنا القرّاء.'] });
  expect(html).toContain('<span dir="rtl">أعزاءنا القرّاء.</span>');
});

test('reviews are shortened to leave room for the note', async () => {
  const note = Array.from({ length: 4 }, () => 'word '.repeat(240).trim());
  const whole = await renderFittingIssue(issue);
  const budget = Buffer.byteLength(whole.rendition.html) + 1000;
  const { rendition, extents } = await renderFittingIssue({ ...issue, note }, budget);
  expect(Buffer.byteLength(rendition.html)).toBeLessThan(budget);
  expect(visibleText(rendition.html)).toContain(note[3]);
  expect(extents).toContain('summary');
});
