import { stampedBytes, type Extent } from '@galley/core/issue';
import { expect, test } from 'vitest';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { SAMPLE_REVIEWS } from '../fixtures/sample-reviews.fixture.ts';
import { measureReviews } from './measure-reviews.ts';
import { renderIssue } from './render-issue.ts';

const issue = sampleIssue(SAMPLE_REVIEWS);
async function sizeWith(at: number, extent: Extent): Promise<number> {
  const reviews = issue.reviews.map((each, index) => (index === at ? { ...each, extent } : each));
  return stampedBytes((await renderIssue({ ...issue, reviews })).html);
}

test('a review is measured to the byte, with its line in the contents', async () => {
  const sizes = measureReviews(issue);
  const whole = await sizeWith(0, 'full');
  for (const [at, { full, summary }] of sizes.entries()) {
    expect(whole - (await sizeWith(at, 'summary'))).toBe(full - summary);
  }
});

test('a headline is measured without the line that counts headlines', async () => {
  const sizes = measureReviews(issue);
  const whole = await sizeWith(0, 'full');
  const line = Buffer.byteLength('<p style="margin:0">And 1 more in brief.</p>');
  for (const [at, { full, headline }] of sizes.entries()) {
    expect(whole - (await sizeWith(at, 'headline'))).toBe(full - headline - line);
  }
});
