import {
  articleLookUpShape,
  candidatePageShape,
  candidateShape,
  watchedFeedShape,
} from '@galley/contract/collect';
import { listedReviewShape } from '@galley/contract/review';
import { unwrapReview } from '@galley/core/review';
import { reviewSchema } from '@galley/core/review/formats';
import * as press from '@galley/press/collect';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, AGAIN, BY_ID, HELD, ID, IN_NEWSLETTER, LIMIT, PAGE } from './fields.ts';

const LINK = z.string().min(1).max(2000).meta({ description: 'An http or https URL' });

/** Routes that look articles up and watch feeds. */
const looking = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/articles/look-up',
    step: 'queue-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Read what the page at a URL says about its article',
    description:
      'Changes nothing. Each field names its source, or says that it is unsure. Answers within two seconds: if the page has not come by then, it says for which host it waits; the same call again goes on waiting.',
    params: IN_NEWSLETTER,
    body: z.strictObject({ url: LINK }),
    answers: { 200: articleLookUpShape },
    refuses: ['no-newsletter', 'unreadable-url'],
    take: async ({ actor, params, body }) => {
      const input = { newsletter: params.slug, url: body.url };
      const looked = await press.lookUpArticle(deps, actor, input);
      return looked.kind === 'looked-up' ? answer(200, looked.article) : looked;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/feeds',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List the feeds that a newsletter watches',
    params: IN_NEWSLETTER,
    answers: { 200: z.array(watchedFeedShape) },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const listed = await press.listFeeds(deps, actor, params.slug);
      return listed.kind === 'listed' ? answer(200, listed.feeds) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/feeds',
    step: 'watch-feed',
    scope: 'reviews',
    credential: 'both',
    summary: 'Watch a feed: its articles become candidates',
    description: 'The address of a page that names its feed will do.',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({ url: LINK }),
    answers: { 201: watchedFeedShape },
    refuses: ['no-newsletter', 'already-watched', 'unreadable-url'],
    take: async ({ actor, params, body }) => {
      const input = { newsletter: params.slug, url: body.url };
      const watched = await press.watchFeed(deps, actor, input);
      return watched.kind === 'watched' ? answer(201, watched.feed) : watched;
    },
  }),
  route({
    method: 'delete',
    path: '/feeds/{id}',
    step: 'stop-feed',
    scope: 'reviews',
    credential: 'both',
    summary: 'Stop watching a feed; its candidates stay',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-feed'],
    take: async ({ actor, params }) => {
      const stopped = await press.stopFeed(deps, actor, params);
      return stopped.kind === 'stopped' ? answer(204, null) : stopped;
    },
  }),
];

/** Routes of candidates. */
const deciding = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/candidates',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List what feeds brought, page by page, the latest first',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      state: candidateShape.shape.state.optional().meta({ description: 'Default: waiting' }),
      feed: ID.optional().meta({ description: 'Only those of this feed' }),
      after: AFTER,
      limit: LIMIT,
    }),
    answers: { 200: candidatePageShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, query: { limit = PAGE, ...its } }) => {
      const wish = { newsletter: params.slug, limit, ...its };
      const listed = await press.listCandidates(deps, actor, wish);
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/candidates/{id}/take',
    step: 'queue-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Make a review of a candidate',
    description:
      'With a `review`, that text is queued; without one, what is known of the article becomes a review that is held until somebody has written it.',
    params: BY_ID,
    body: z.strictObject({ review: reviewSchema.optional(), held: HELD, again: AGAIN }),
    answers: { 201: listedReviewShape },
    refuses: ['no-candidate', 'candidate-state', 'already-queued'],
    take: async ({ actor, params: { id }, body: { review, ...its } }) => {
      const text = review === undefined ? undefined : unwrapReview(review);
      const taken = await press.takeCandidate(deps, actor, { ...its, id, review: text });
      return taken.kind === 'taken' ? answer(201, taken.review) : taken;
    },
  }),
  route({
    method: 'post',
    path: '/candidates/dismiss',
    step: 'dismiss-candidate',
    scope: 'reviews',
    credential: 'both',
    summary: 'Dismiss candidates, or let them wait again',
    description: "All of them, or none if one of them can't be.",
    body: z.strictObject({ ids: z.array(ID).min(1).max(100), dismissed: z.boolean() }),
    answers: { 200: z.array(candidateShape) },
    refuses: ['no-candidate', 'candidate-state'],
    take: async ({ actor, body }) => {
      const changed = await press.dismissCandidates(deps, actor, body);
      return changed.kind === 'changed' ? answer(200, changed.candidates) : changed;
    },
  }),
];

/** Routes of what comes from outside: articles, feeds and candidates. */
export const collectRoutes = (deps: ApiDeps): readonly Route[] => [
  ...looking(deps),
  ...deciding(deps),
];
