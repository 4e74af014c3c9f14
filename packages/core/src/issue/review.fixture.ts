import type { Review } from '../review/review.ts';

/** A review for tests in which only the given fields matter. */
export const testReview = (fields: Partial<Review> = {}): Review => ({
  title: 'A title',
  rating: null,
  outlet: 'WIRED',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: ['A summary.'],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
  ...fields,
});
