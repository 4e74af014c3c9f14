import { changedReviewShape, listedReviewShape, reviewPageShape } from '@galley/contract/review';
import { unwrapReview } from '@galley/core/review';
import { reviewSchema } from '@galley/core/review/formats';
import * as press from '@galley/press/review';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, AGAIN, BY_ID, HELD, IN_NEWSLETTER, LIMIT, NOTHING, PAGE } from './fields.ts';

const REFUSED = ['no-review', 'last-in-issue', 'review-state'] as const;

const changed = (change: press.ChangeReview) =>
  change.kind === 'changed' ? answer(200, change.review) : change;

/** Routes that list, read and write reviews. */
const writing = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/reviews',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List reviews page by page',
    description: 'The queue in order; reviews of another state, or of any, the latest first.',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      state: z
        .enum([...listedReviewShape.shape.state.options, 'any'])
        .optional()
        .meta({ description: 'Default: queued' }),
      q: z.string().max(300).optional().meta({
        description: 'Words of title, outlet, authors or URL, or parts of them, in any case',
      }),
      after: AFTER,
      limit: LIMIT,
    }),
    answers: { 200: reviewPageShape },
    refuses: ['no-newsletter', 'invalid'],
    take: async ({ actor, params, query: { state = 'queued', q: text, after, limit = PAGE } }) => {
      const wish = { newsletter: params.slug, state, text, after, limit };
      const listed = await press.pageReviews(deps, actor, wish);
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/reviews',
    step: 'queue-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Add a review to the queue',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({ review: reviewSchema, again: AGAIN, held: HELD }),
    answers: { 201: listedReviewShape },
    refuses: ['no-newsletter', 'already-queued'],
    take: async ({ actor, params, body }) => {
      const review = unwrapReview(body.review);
      const input = { newsletter: params.slug, review, again: body.again, held: body.held };
      const queued = await press.queueReview(deps, actor, input);
      return queued.kind === 'queued' ? answer(201, queued.review) : queued;
    },
  }),
  route({
    method: 'get',
    path: '/reviews/{id}',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read a review',
    params: BY_ID,
    answers: { 200: listedReviewShape },
    refuses: ['no-review'],
    take: async ({ actor, params }) => {
      const shown = await press.showReview(deps, actor, params.id);
      return shown.kind === 'ok' ? answer(200, shown.review) : shown;
    },
  }),
  route({
    method: 'delete',
    path: '/reviews/{id}',
    step: 'remove-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Remove a review from the queue or from its issue',
    params: BY_ID,
    body: 'none',
    answers: { 200: changedReviewShape },
    refuses: REFUSED,
    take: async ({ actor, params }) => changed(await press.removeReview(deps, actor, params.id)),
  }),
];

/** Routes that put reviews in order. */
const arranging = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/reviews/{id}/hold',
    step: 'hold-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Hold a review: no issue takes it until it is released',
    params: BY_ID,
    body: NOTHING,
    answers: { 200: changedReviewShape },
    refuses: REFUSED,
    take: async ({ actor, params }) => changed(await press.holdReview(deps, actor, params.id)),
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/release',
    step: 'release-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Return a held review to the queue',
    params: BY_ID,
    body: z.strictObject({
      undo: z.boolean().optional().meta({ description: 'Keep its old time of queueing' }),
    }),
    answers: { 200: changedReviewShape },
    refuses: REFUSED,
    take: async ({ actor, params: { id }, body: { undo } }) =>
      changed(await press.releaseReview(deps, actor, { id, undo })),
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/pin',
    step: 'pin-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Pin a review to the head of the queue, or unpin it',
    params: BY_ID,
    body: z.strictObject({ pinned: z.boolean() }),
    answers: { 200: changedReviewShape },
    refuses: REFUSED,
    take: async ({ actor, params: { id }, body: { pinned } }) =>
      changed(await press.pinReview(deps, actor, { id, pinned })),
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/move',
    step: 'move-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Move a review to a place in the queue or in its issue',
    params: BY_ID,
    body: z.strictObject({ to: z.int().min(1).max(100_000) }),
    answers: { 200: changedReviewShape },
    refuses: [...REFUSED, 'invalid'],
    take: async ({ actor, params: { id }, body: { to } }) => {
      const moved = await press.moveReview(deps, actor, { id, to });
      return moved.kind === 'invalid' ? moved : changed(moved);
    },
  }),
];

/** Routes of reviews. */
export const reviewRoutes = (deps: ApiDeps): readonly Route[] => [
  ...writing(deps),
  ...arranging(deps),
];
