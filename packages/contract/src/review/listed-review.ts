import { ISSUE_STATES } from '@galley/core/issue';
import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const id = z.string();
const version = z
  .int()
  .meta({ description: 'Counts the changes of its text; a change names the one it was made from' });
const issueState = z.enum(ISSUE_STATES);

/** A review with its state and place. */
export const listedReviewShape = z.strictObject({
  id,
  newsletter: z.string().meta({ description: 'The slug of its newsletter' }),
  slug: z.string(),
  review: reviewSchema,
  pending: reviewSchema.nullable().meta({
    description: 'The newest text, if the issue that holds the review has an older one',
  }),
  canonicalUrl: z.string().nullable(),
  state: z.enum(['queued', 'held', 'compiled', 'featured', 'removed']),
  pinned: z.boolean(),
  place: z
    .int()
    .nullable()
    .meta({ description: 'Place in the queue, from 1; null outside the queue' }),
  queuedAt: instant,
  updatedAt: instant,
  version,
  issue: z
    .strictObject({
      number: z.int(),
      state: issueState,
      dueOn: day.nullable(),
      place: z.int().meta({ description: 'Its place in the issue, from 1' }),
    })
    .nullable()
    .meta({ description: 'The issue that holds or featured it' }),
});
export type ListedReview = Shaped<typeof listedReviewShape>;

/** A changed review, and the issue that was recompiled because of it. */
export const changedReviewShape = listedReviewShape.extend({
  recompiled: z.strictObject({ number: z.int(), approvalVoided: z.boolean() }).nullable(),
});
export type ChangedReview = Shaped<typeof changedReviewShape>;

/** The existing review of the same article, and where it is. */
export const alreadyQueuedShape = z.strictObject({
  id,
  title: z.string(),
  by: z.enum(['url', 'title-and-outlet']).meta({
    description: 'The same canonical URL or, if either has none, the same title and outlet',
  }),
  where: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('queue'), place: z.int(), queuedAt: instant }),
    z.strictObject({ kind: z.literal('held'), queuedAt: instant }),
    z.strictObject({
      kind: z.literal('issue'),
      number: z.int(),
      state: issueState,
      on: instant.nullable().meta({
        description: 'When it was released, or else is due; null for an unreleased extra issue',
      }),
    }),
  ]),
});
export type AlreadyQueued = Shaped<typeof alreadyQueuedShape>;
