import { readReview } from '@galley/core/review/formats';
import { expect, test } from 'vitest';
import { reviewWordsOf } from '../../review-words.ts';
import { sampleReviewOf } from './sample-review.ts';

test.each(['en', 'de-AT', 'es', 'ar'])('the sample reads as a whole review in %s', (language) => {
  const read = readReview({
    file: '-',
    bytes: new TextEncoder().encode(sampleReviewOf(language)),
    words: reviewWordsOf(language),
  });
  expect(read).toMatchObject({
    kind: 'ok',
    review: {
      rating: { value: 4, max: 5 },
      publishedOn: '2026-10-12',
      authors: [expect.any(String)],
      summary: [expect.any(String)],
      keyFindings: [{ label: expect.any(String) }, { label: expect.any(String) }],
      analysis: [],
      whyItMatters: [expect.any(String)],
      sections: [],
    },
  });
});

test('a newsletter in another language gets the English sample, which is read everywhere', () => {
  expect(sampleReviewOf('fr')).toBe(sampleReviewOf('en'));
});
