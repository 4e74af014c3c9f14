import { presenceShape } from '@galley/contract/review';
import { leaveReview, showPresence, stayAtReview } from '@galley/press/presence';
import { z } from 'zod';
import { ownSession } from '../own-session.ts';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID } from './fields.ts';

const OWN = {
  step: 'see-newsletter',
  scope: null,
  credential: 'session',
  byItself: true,
} as const;

/** Routes of live events and presence. */
export const liveRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    ...OWN,
    method: 'get',
    path: '/events',
    summary: 'Follow changes, as server-sent events',
    description:
      'Each event is `{"what", "id", "version"}`: it says what to read again, and nothing else. While an issue is being sent, an event `progress` holds its counts each second, in the shape that `GET /sending` has. A `beat` comes every 15 seconds. Events are lost while no stream is open, so read everything again whenever one begins. A session can have four streams; a fifth ends the oldest.',
    answers: { 200: 'events' },
    refuses: [],
    take: async () => answer(200, deps.live),
  }),
  route({
    ...OWN,
    method: 'get',
    path: '/reviews/{id}/presence',
    summary: 'Read who has a review open',
    params: BY_ID,
    answers: { 200: presenceShape },
    refuses: ['no-review'],
    take: async (call) => {
      const shown = await showPresence(deps, ownSession(call), call.params.id);
      return shown.kind === 'present' ? answer(200, shown.presence) : shown;
    },
  }),
  route({
    ...OWN,
    method: 'post',
    path: '/reviews/{id}/presence',
    summary: 'Say that you have a review open, and which field you are in',
    description: 'It holds for half a minute; repeat it before then.',
    params: BY_ID,
    body: z.strictObject({
      field: z.string().max(100).nullable().meta({ description: 'Null while you only read' }),
    }),
    answers: { 200: presenceShape },
    refuses: ['no-review'],
    take: async (call) => {
      const place = { id: call.params.id, field: call.body.field };
      const stayed = await stayAtReview(deps, ownSession(call), place);
      return stayed.kind === 'present' ? answer(200, stayed.presence) : stayed;
    },
  }),
  route({
    ...OWN,
    method: 'delete',
    path: '/reviews/{id}/presence',
    summary: 'Say that you have left a review',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-review'],
    take: async (call) => {
      const left = await leaveReview(deps, ownSession(call), call.params.id);
      return left.kind === 'left' ? answer(204, null) : left;
    },
  }),
];
