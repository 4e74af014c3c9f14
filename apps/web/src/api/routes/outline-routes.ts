import { issueOutlineShape } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AN_ISSUE, ID, VOID_APPROVAL } from './fields.ts';
import { issueRef, NO_ISSUE } from './issue-ref.ts';

const neighbour = (description: string) => ID.nullable().meta({ description });

/** Routes of an issue as people make it ready. */
export const outlineRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/outline',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read an issue as people make it ready',
    description:
      'Its lines, its reviews in order without their texts, who would get it, and when it goes out once it is approved. `order` names the order.',
    params: AN_ISSUE,
    answers: { 200: issueOutlineShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const outlined = await press.outlineIssue(deps, call.actor, issueRef(call));
      return outlined.kind === 'ok' ? answer(200, outlined.issue) : outlined;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/order',
    step: 'move-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Move a review of an open issue between two others',
    description:
      'If the order has changed since, the review still moves if the two are neighbours; otherwise the call is refused with the present order. A new order voids an approval, which takes a publisher and `voidApproval`.',
    params: AN_ISSUE,
    body: z.strictObject({
      review: ID,
      after: neighbour('The review ahead of it; null: it becomes the first'),
      before: neighbour('The review behind it; null: it becomes the last'),
      order: z
        .string()
        .max(100)
        .meta({ description: '`order` of the outline that the move was made from' }),
      voidApproval: VOID_APPROVAL,
    }),
    answers: { 200: issueOutlineShape },
    refuses: [...NO_ISSUE, 'no-review', 'wrong-state', 'invalid', 'queue-moved', 'approval-goes'],
    take: async (call) => {
      const input = { ...issueRef(call), ...call.body };
      const moved = await press.moveInIssue(deps, call.actor, input);
      return moved.kind === 'moved' ? answer(200, moved.issue) : moved;
    },
  }),
];
