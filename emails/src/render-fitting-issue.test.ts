import { FIT_BUDGET, stampedBytes } from '@galley/core/issue';
import { expect, test } from 'vitest';
import { visibleText } from '../fixtures/review-texts.fixture.ts';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import { renderFittingIssue } from './render-fitting-issue.ts';
import { renderIssue } from './render-issue.ts';

/** This many reviews, all different. */
const many = (count: number) =>
  sampleIssue(
    Array.from({ length: count }, (_, index) => {
      const review = SAMPLE_REVIEWS[index % SAMPLE_REVIEWS.length];
      if (review === undefined) throw new Error('no sample review');
      return { ...review, title: `Number ${index + 1}: ${review.title}` };
    }),
  );

test('an issue that fits is shown in full, with the same bytes as without a budget', async () => {
  const issue = many(6);
  const { rendition, extents } = await renderFittingIssue(issue);
  expect(extents).toEqual(issue.reviews.map(() => 'full'));
  expect(rendition).toEqual(await renderIssue(issue));
});

test('forty reviews fit, with every title, and a link to each page that says more', async () => {
  const issue = many(40);
  const { rendition, extents } = await renderFittingIssue(issue);
  expect(stampedBytes(rendition.html)).toBeLessThanOrEqual(FIT_BUDGET);
  const seen = visibleText(rendition.html);
  for (const { review } of issue.reviews) {
    expect(seen).toContain(review.title.replaceAll(/\s+/g, ' '));
    expect(rendition.text.replaceAll(/\s+/g, ' ')).toContain(review.title.replaceAll(/\s+/g, ' '));
  }
  expect(extents[0]).toBe('full');
  expect(new Set(extents)).toEqual(new Set(['full', 'summary', 'headline']));
  issue.reviews.forEach(({ slug }, at) => {
    if (extents[at] !== 'full') expect(rendition.html).toContain(`/reviews/${slug}"`);
  });
  expect(await renderFittingIssue(issue)).toEqual({ rendition, extents });
});

test('the budget is used well: shortening one step less would exceed it', async () => {
  const issue = many(30);
  const { rendition, extents } = await renderFittingIssue(issue);
  expect(FIT_BUDGET - stampedBytes(rendition.html)).toBeLessThan(8000);
  const last = extents.lastIndexOf('full');
  const more = extents.map((extent, at) => (at === last + 1 ? 'full' : extent));
  const larger = await renderIssue({
    ...issue,
    reviews: issue.reviews.map((each, at) => ({ ...each, extent: more[at] })),
  });
  expect(stampedBytes(larger.html)).toBeGreaterThan(FIT_BUDGET);
});

test('an issue that can never fit is only headlines', async () => {
  const { extents } = await renderFittingIssue(many(12), 1000);
  expect(new Set(extents)).toEqual(new Set(['headline']));
});
