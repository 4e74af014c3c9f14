import { changedReviewShape, foundArticleShape, queueShape } from '@galley/contract/review';
import { reviewSchema } from '@galley/core/review/formats';
import * as press from '@galley/press/review';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AGAIN, BY_ID, HELD, ID, IN_NEWSLETTER } from './fields.ts';

const { title, outlet, url } = reviewSchema.shape;

const neighbour = (description: string) => ID.nullable().meta({ description });

/** Routes of the queue as people arrange it. */
export const queueRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/queue',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read the queue in order, what is held, and the next slot',
    description: 'Without the texts of the reviews. `version` names the order.',
    params: IN_NEWSLETTER,
    answers: { 200: queueShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const read = await press.readQueue(deps, actor, params.slug);
      return read.kind === 'read' ? answer(200, read.queue) : read;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/articles/find',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Find out whether there is a review of an article, and where',
    description: 'Changes nothing. Adding such a review is refused unless it says `again`.',
    params: IN_NEWSLETTER,
    body: z.strictObject({ title, outlet, url: url.unwrap() }),
    answers: { 200: foundArticleShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, body }) => {
      const input = { newsletter: params.slug, ...body };
      const looked = await press.findArticle(deps, actor, input);
      return looked.kind === 'looked' ? answer(200, { there: looked.there }) : looked;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/move-between',
    step: 'move-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Move a queued review between two others',
    description:
      'If the queue has changed since, the review still moves if the two are neighbours; otherwise the call is refused with the present order.',
    params: BY_ID,
    body: z.strictObject({
      after: neighbour('The review ahead of it; null: it becomes the first'),
      before: neighbour('The review behind it; null: it becomes the last'),
      queue: z
        .string()
        .max(100)
        .meta({ description: '`version` of the queue that the move was made from' }),
    }),
    answers: { 200: queueShape },
    refuses: ['no-review', 'review-state', 'invalid', 'queue-moved'],
    take: async ({ actor, params: { id }, body }) => {
      const moved = await press.moveBetween(deps, actor, { ...body, id });
      return moved.kind === 'moved' ? answer(200, moved.queue) : moved;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/bring-back',
    step: 'bring-back-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Undo the removal of a review: it returns to its old place in the queue',
    params: BY_ID,
    body: z.strictObject({ again: AGAIN, held: HELD }),
    answers: { 200: changedReviewShape },
    refuses: ['no-review', 'review-state', 'already-queued'],
    take: async ({ actor, params: { id }, body }) => {
      const back = await press.bringBackReview(deps, actor, { ...body, id });
      return back.kind === 'changed' ? answer(200, back.review) : back;
    },
  }),
];
