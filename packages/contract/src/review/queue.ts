import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const { shape: its } = reviewSchema;

const queuedReviewShape = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: its.title,
  outlet: its.outlet,
  authors: its.authors.unwrap(),
  rating: its.rating.unwrap(),
  publishedOn: its.publishedOn.unwrap(),
  url: its.url.unwrap(),
  topics: its.topics.unwrap(),
  pinned: z.boolean(),
  queuedAt: instant,
  updatedAt: instant,
  version: z.int(),
  featured: z
    .strictObject({
      id: z.string().meta({ description: 'The review that was featured' }),
      number: z.int(),
      on: instant.nullable(),
    })
    .nullable()
    .meta({ description: 'The latest issue that featured another review of the same article' }),
});
/** A review in the queue as a list shows it, without its text. */
export type QueuedReview = Shaped<typeof queuedReviewShape>;

/** A newsletter's queue in order, what is held, and the next slot that takes from it. */
export const queueShape = z.strictObject({
  newsletter: z.string(),
  version: z
    .string()
    .meta({ description: 'Names this order; a move names the order that it was made from' }),
  reviews: z.array(queuedReviewShape),
  held: z.array(queuedReviewShape),
  minimum: z.int(),
  maximum: z.int(),
  next: z
    .strictObject({ dueOn: day, dueAt: instant, cutOffAt: instant })
    .nullable()
    .meta({ description: 'The next slot that no issue has taken' }),
  timeZone: z.string(),
});
export type Queue = Shaped<typeof queueShape>;
