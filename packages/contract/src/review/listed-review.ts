import { ISSUE_STATES } from '@galley/core/issue';
import { reviewSchema } from '@galley/core/review';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const id = z.string();
const issueState = z.enum(ISSUE_STATES);

/** A review, and where it stands. */
export const listedReviewShape = z.strictObject({
  id,
  slug: z.string(),
  review: reviewSchema,
  canonicalUrl: z.string().nullable(),
  state: z.enum(['queued', 'held', 'compiled', 'featured', 'removed']),
  pinned: z.boolean(),
  place: z
    .int()
    .nullable()
    .meta({ description: 'Place in the queue from 1; null when it does not wait there' }),
  queuedAt: instant,
  updatedAt: instant,
  issue: z
    .strictObject({ number: z.int(), state: issueState, dueOn: day.nullable() })
    .nullable()
    .meta({ description: 'The issue that it is in, or was featured in' }),
});
export type ListedReview = Shaped<typeof listedReviewShape>;

/** A review that was changed, and the issue that was compiled again because of it. */
export const changedReviewShape = listedReviewShape.extend({
  recompiled: z.strictObject({ number: z.int(), approvalVoided: z.boolean() }).nullable(),
});
export type ChangedReview = Shaped<typeof changedReviewShape>;

/** Where a review of the same article stands already. */
export const alreadyQueuedShape = z.strictObject({
  id,
  title: z.string(),
  by: z.enum(['url', 'title-and-outlet']).meta({
    description: 'Its canonical URL or, where one has none, title and outlet are the same',
  }),
  where: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('queue'), place: z.int(), queuedAt: instant }),
    z.strictObject({ kind: z.literal('held'), queuedAt: instant }),
    z.strictObject({
      kind: z.literal('issue'),
      number: z.int(),
      state: issueState,
      on: instant.nullable().meta({
        description:
          'When it was released, else when it is due; null for an extra issue that waits',
      }),
    }),
  ]),
});
export type AlreadyQueued = Shaped<typeof alreadyQueuedShape>;
