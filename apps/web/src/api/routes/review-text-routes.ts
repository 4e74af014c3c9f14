import { compiledIssueShape } from '@galley/contract/issue';
import {
  changedReviewShape,
  correctedReviewShape,
  correctionsShape,
  oldReadersShape,
  reviewHistoryShape,
} from '@galley/contract/review';
import { REVIEW_FIELDS } from '@galley/core/review';
import { compileCorrection } from '@galley/press/issue';
import * as press from '@galley/press/review';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, AGAIN, BY_ID, NOTHING, VERSION, VOID_APPROVAL, wholeNumber } from './fields.ts';
import { REVIEW_CHANGES, unwrapFields } from './review-fields.ts';

const APPLY = z.boolean().optional().meta({
  description: 'Put the text into the open issue that holds the review, and compile that again',
});

/** A text has a few kilobytes, so a page of a history is short. */
const VERSIONS = 20;

const A_CORRECTION = BY_ID.extend({
  number: wholeNumber(1, 100_000).meta({ description: 'Counts the corrections of the review' }),
});

const EDIT_REFUSED = [
  'no-review',
  'review-state',
  'invalid',
  'conflict',
  'already-queued',
  'approval-goes',
] as const;

const edited = (outcome: press.EditReview) =>
  'review' in outcome ? answer(200, outcome.review) : outcome;

/** Routes that change what a review says, and show what it has said. */
export const reviewTextRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'patch',
    path: '/reviews/{id}',
    step: 'edit-review',
    scope: 'reviews',
    credential: 'both',
    summary: "Change a review's text",
    description:
      'Fields that are left out stay. If the review is in an open issue, the new text waits in `pending`: the issue and its approval stay as they are until it is applied. With `apply`, that happens at once; voiding an approval takes a publisher and `voidApproval`.',
    versioned: true,
    params: BY_ID,
    body: z.strictObject({
      version: VERSION,
      review: REVIEW_CHANGES,
      again: AGAIN,
      apply: APPLY,
      voidApproval: VOID_APPROVAL,
    }),
    answers: { 200: changedReviewShape },
    refuses: EDIT_REFUSED,
    take: async ({ actor, params: { id }, body: { review, ...its } }) =>
      edited(await press.editReview(deps, actor, { id, ...its, review: unwrapFields(review) })),
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/apply',
    step: 'apply-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Put the edits of a review into its issue',
    description:
      'The open issue that holds the review is compiled once. Voiding its approval takes a publisher and `voidApproval`. A field that has changed since `version` is a conflict: `theirs` is its newest text, `yours` the one in the issue.',
    versioned: true,
    params: BY_ID,
    body: z.strictObject({ version: VERSION, voidApproval: VOID_APPROVAL }),
    answers: { 200: changedReviewShape },
    refuses: ['no-review', 'review-state', 'nothing-pending', 'approval-goes', 'conflict'],
    take: async ({ actor, params: { id }, body }) => {
      const applied = await press.applyReview(deps, actor, { id, ...body });
      return applied.kind === 'changed' ? answer(200, applied.review) : applied;
    },
  }),
  route({
    method: 'get',
    path: '/reviews/{id}/history',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read the history of a review',
    description: 'One version for each sitting, the latest first.',
    params: BY_ID,
    query: z.strictObject({
      before: AFTER,
      limit: wholeNumber(1, 100)
        .optional()
        .meta({ description: `How many; default ${VERSIONS}` }),
    }),
    answers: { 200: reviewHistoryShape },
    refuses: ['no-review'],
    take: async ({ actor, params: { id }, query: { before, limit = VERSIONS } }) => {
      const shown = await press.showHistory(deps, actor, { id, before, limit });
      return shown.kind === 'listed' ? answer(200, shown.history) : shown;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/versions',
    step: 'edit-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Keep a version of a review',
    description: 'Ends the sitting: later edits make another version in the history.',
    versioned: true,
    params: BY_ID,
    body: z.strictObject({ version: VERSION }),
    answers: { 200: changedReviewShape },
    refuses: ['no-review'],
    take: async ({ actor, params: { id }, body: { version } }) => {
      const ended = await press.endSitting(deps, actor, { id, version });
      return ended.kind === 'ended' ? answer(200, ended.review) : ended;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/restore',
    step: 'edit-review',
    scope: 'reviews',
    credential: 'both',
    summary: 'Restore an earlier text of a review',
    description:
      'An edit like any other, with a version of its own. `from` names a version of the history.',
    versioned: true,
    params: BY_ID,
    body: z.strictObject({
      version: VERSION,
      from: VERSION.meta({ description: 'The version to take the text from' }),
      fields: z
        .array(z.enum(REVIEW_FIELDS))
        .min(1)
        .max(REVIEW_FIELDS.length)
        .optional()
        .meta({ description: 'Only these fields' }),
      again: AGAIN,
    }),
    answers: { 200: changedReviewShape },
    refuses: [...EDIT_REFUSED, 'no-version'],
    take: async ({ actor, params: { id }, body }) => {
      const restored = await press.restoreReview(deps, actor, { id, ...body });
      return 'review' in restored ? answer(200, restored.review) : restored;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/corrections',
    step: 'correct-review',
    scope: 'approve',
    credential: 'both',
    summary: 'Correct a review that was sent',
    description:
      'Its page, the feeds and the search have the new text and the note at once; issues keep the text that they went out with. An open best-of that holds the review is compiled again; voiding its approval takes `voidApproval`.',
    versioned: true,
    params: BY_ID,
    body: z.strictObject({
      version: VERSION,
      review: REVIEW_CHANGES,
      note: z.string().meta({ description: 'What was wrong, for readers' }),
      readers: z.enum(['old', 'everybody', 'nobody']).optional().meta({
        description: 'Who is told in the next issue; by default those who got the old text',
      }),
      voidApproval: VOID_APPROVAL,
    }),
    answers: { 201: correctedReviewShape },
    refuses: [
      'no-review',
      'not-sent',
      'invalid',
      'conflict',
      'old-text-approved',
      'readers-unknown',
    ],
    take: async ({ actor, params: { id }, body: { review, ...its } }) => {
      const text = unwrapFields(review);
      const corrected = await press.correctReview(deps, actor, { id, ...its, review: text });
      return corrected.kind === 'corrected' ? answer(201, corrected.review) : corrected;
    },
  }),
  route({
    method: 'get',
    path: '/reviews/{id}/old-readers',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read which issues went out with a review, and how many readers have it',
    params: BY_ID,
    answers: { 200: oldReadersShape },
    refuses: ['no-review'],
    take: async ({ actor, params: { id } }) => {
      const seen = await press.seeOldReaders(deps, actor, id);
      return seen.kind === 'counted' ? answer(200, seen.counted) : seen;
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/corrections/{number}/issue',
    step: 'compile-correction',
    scope: 'issues',
    credential: 'both',
    summary: 'Compile an urgent correction',
    description:
      'An issue without number and slot that brings this correction, alone, to those who got the old text and have not been told. It is approved and released as any other. An open one is compiled again.',
    repeatable: true,
    params: A_CORRECTION,
    body: NOTHING,
    answers: { 200: compiledIssueShape, 201: compiledIssueShape },
    refuses: ['no-review', 'no-correction', 'nobody-to-tell', 'already-out'],
    take: async ({ actor, params }) => {
      const compiled = await compileCorrection(deps, actor, params);
      if (compiled.kind !== 'compiled') return compiled;
      return answer(compiled.issue.again ? 200 : 201, compiled.issue);
    },
  }),
  route({
    method: 'get',
    path: '/reviews/{id}/corrections',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read the corrections of a review',
    description: 'The latest first, each with the texts before and after it.',
    params: BY_ID,
    answers: { 200: correctionsShape },
    refuses: ['no-review'],
    take: async ({ actor, params: { id } }) => {
      const listed = await press.listCorrections(deps, actor, id);
      return listed.kind === 'listed' ? answer(200, listed.corrections) : listed;
    },
  }),
];
