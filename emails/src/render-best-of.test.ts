import { placeholder } from '@galley/core/issue';
import { expect, test } from 'vitest';
import { firstOutOfOrder, foldSpace, visibleText } from '../fixtures/review-texts.fixture.ts';
import { sampleBestOf } from '../fixtures/sample-issue.fixture.ts';
import { bestParagraph } from './best-paragraph.ts';
import { renderBestOf } from './render-best-of.ts';

const props = sampleBestOf();

test('each review has its stars, one paragraph and a link to its page, in order', async () => {
  const { html, text } = await renderBestOf(props);
  const said = props.reviews.flatMap(({ review }) => [
    review.title,
    `${review.rating?.value} of ${review.rating?.max}`,
    bestParagraph(review) ?? '',
  ]);
  expect(firstOutOfOrder(said, visibleText(html))).toBeNull();
  expect(firstOutOfOrder(said, foldSpace(text))).toBeNull();
  for (const { slug, issueNumber } of props.reviews) {
    expect(html).toContain(`href="https://longread.example/reviews/${slug}"`);
    expect(text).toContain(`\n    https://longread.example/reviews/${slug}\n`);
    expect(visibleText(html)).toContain(`from issue ${issueNumber}`);
  }
  expect(visibleText(html)).toContain('The Best of November 2026');
});

test('readers can unsubscribe from it as from any issue', async () => {
  const { html, text, headers } = await renderBestOf(props);
  const token = placeholder('token');
  for (const page of [html, text]) {
    expect(page).toContain(`https://longread.example/unsubscribe/${token}`);
    expect(page).toContain(`https://longread.example/preferences/${token}`);
  }
  expect(headers['List-Unsubscribe']).toBe(`<https://longread.example/unsubscribe/${token}>`);
});

test('headings are in order', async () => {
  const { html } = await renderBestOf(props);
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels).toEqual([1, 2, ...props.reviews.map(() => 3)]);
});

test('only a URL makes a line of plain text longer than 78 characters', async () => {
  const { text } = await renderBestOf(props);
  const long = text.split('\n').filter((line) => line.length > 78 && !/^ *https:\S+$/.test(line));
  expect(long).toEqual([]);
});
