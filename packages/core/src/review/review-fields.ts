import type { Review } from './review.ts';

const FIELDS: Readonly<Record<keyof Review, true>> = {
  title: true,
  rating: true,
  outlet: true,
  publishedOn: true,
  authors: true,
  url: true,
  topics: true,
  summary: true,
  keyFindings: true,
  analysis: true,
  whyItMatters: true,
  sections: true,
};

/** The fields of a review, in the order in which people read them. */
export const REVIEW_FIELDS = Object.keys(FIELDS) as readonly (keyof Review)[];
