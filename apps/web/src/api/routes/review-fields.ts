import { unwrapReview, type Review } from '@galley/core/review';
import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';

const { shape: its } = reviewSchema;

/** Fields of a review to change; a field that is left out stays, so none has a default here. */
export const REVIEW_CHANGES = z
  .strictObject({
    title: its.title,
    rating: its.rating.unwrap(),
    outlet: its.outlet,
    publishedOn: its.publishedOn.unwrap(),
    authors: its.authors.unwrap(),
    url: its.url.unwrap(),
    topics: its.topics.unwrap(),
    summary: its.summary.unwrap(),
    keyFindings: its.keyFindings.unwrap(),
    analysis: its.analysis.unwrap(),
    whyItMatters: its.whyItMatters.unwrap(),
    sections: its.sections.unwrap(),
  })
  .partial();

const BLANK: Review = {
  title: '',
  rating: null,
  outlet: '',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: [],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};

/** Unwraps the links of the fields that are given. */
export function unwrapFields(changes: z.output<typeof REVIEW_CHANGES>): Partial<Review> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const names = given.map(([field]) => field);
  const unwrapped = unwrapReview({ ...BLANK, ...Object.fromEntries(given) });
  return Object.fromEntries(Object.entries(unwrapped).filter(([field]) => names.includes(field)));
}
