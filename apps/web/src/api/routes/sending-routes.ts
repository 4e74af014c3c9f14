import {
  approvedIssueShape,
  cancelledIssueShape,
  decidedBatchShape,
  issueShape,
  reconciliationShape,
  releasedIssueShape,
  sentTestShape,
} from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AN_ISSUE, EMAIL, NOTHING } from './fields.ts';
import { issueRef, NO_ISSUE } from './issue-ref.ts';
import { nameCaller } from './name-caller.ts';
import { nameFields } from './name-fields.ts';

const line = z.string().max(1000);
const NAMES = { accept: 'email', reject: 'email' };

/** Routes that let an issue go. */
const releasing = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/test',
    step: 'send-test',
    scope: 'issues',
    credential: 'both',
    summary: "Send an issue's proof to an address, or to the newsletter's testers",
    repeatable: true,
    params: AN_ISSUE,
    body: z.strictObject({ to: EMAIL.optional() }),
    answers: { 200: sentTestShape },
    refuses: [
      ...NO_ISSUE,
      'invalid',
      'no-sender',
      'no-testers',
      'all-suppressed',
      'not-accepted',
      'wrong-state',
    ],
    take: async (call) => {
      const input = { ...issueRef(call), to: call.body.to ?? null };
      const sent = await press.sendTest(deps, call.actor, input);
      return sent.kind === 'sent' ? answer(200, sent.test) : sent;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/approve',
    step: 'approve-issue',
    scope: 'approve',
    credential: 'both',
    summary: 'Approve the bytes of an issue',
    description: '`hash` is the content hash that the proof showed: only these bytes are approved.',
    params: AN_ISSUE,
    body: z.strictObject({
      hash: z.string().max(200),
      date: z.enum(['today', 'slot']).optional(),
      overrides: z
        .array(z.strictObject({ rule: line, because: line }))
        .max(100)
        .optional(),
    }),
    answers: { 200: approvedIssueShape },
    refuses: [...NO_ISSUE, 'stopped', 'other-hash', 'other-day', 'invalid', 'wrong-state'],
    take: async (call) => {
      const by = await nameCaller(deps, call.caller);
      const input = { ...issueRef(call), ...call.body, by };
      const approved = await press.approveIssue(deps, call.actor, input);
      return approved.kind === 'approved' ? answer(200, approved.issue) : approved;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/release',
    step: 'release-issue',
    scope: 'approve',
    credential: 'both',
    summary: 'Release an approved issue for sending',
    description: 'Nothing leaves until the undo window is over. Repeating it changes nothing.',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: releasedIssueShape },
    refuses: [...NO_ISSUE, 'wrong-state', 'other-day'],
    take: async (call) => {
      const released = await press.releaseIssue(deps, call.actor, issueRef(call));
      return 'issue' in released ? answer(200, released.issue) : released;
    },
  }),
];

/** Routes that stop an issue, or let it go on. */
const stopping = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/pause',
    step: 'pause-issue',
    scope: 'issues',
    credential: 'both',
    summary: 'Pause sending',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: issueShape },
    refuses: [...NO_ISSUE, 'wrong-state'],
    take: async (call) => {
      const paused = await press.pauseIssue(deps, call.actor, issueRef(call));
      return paused.kind === 'done' ? answer(200, paused.issue) : paused;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/resume',
    step: 'resume-issue',
    scope: 'issues',
    credential: 'both',
    summary: 'Resume a paused issue',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: issueShape },
    refuses: [...NO_ISSUE, 'wrong-state'],
    take: async (call) => {
      const resumed = await press.resumeIssue(deps, call.actor, issueRef(call));
      return resumed.kind === 'done' ? answer(200, resumed.issue) : resumed;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/cancel',
    step: 'cancel-issue',
    scope: 'issues',
    credential: 'both',
    summary: 'Cancel an issue for good',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: cancelledIssueShape },
    refuses: [...NO_ISSUE, 'wrong-state'],
    take: async (call) => {
      const cancelled = await press.cancelIssue(deps, call.actor, issueRef(call));
      return cancelled.kind === 'done' ? answer(200, cancelled.issue) : cancelled;
    },
  }),
];

/** Routes that settle what is uncertain. */
const settling = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/reconcile',
    step: 'reconcile-issue',
    scope: 'issues',
    credential: 'both',
    summary: "Read an issue's uncertain mail back from the provider",
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: reconciliationShape },
    refuses: [...NO_ISSUE, 'unreadable'],
    take: async (call) => {
      const input = { ...issueRef(call), readBack: deps.readBack };
      const read = await press.reconcileIssue(deps, call.actor, input);
      if (read.kind !== 'read') return read;
      return answer(200, {
        number: call.params.number,
        accepted: read.accepted,
        uncertain: read.open.map(({ address, batch, reason, since, until }) => ({
          address,
          batch,
          reason,
          since: since.toISOString(),
          until: until.toISOString(),
        })),
      });
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/decide',
    step: 'decide-uncertain',
    scope: 'issues',
    credential: 'both',
    summary: 'Decide whether a batch arrived whose mail is uncertain',
    params: AN_ISSUE,
    body: z.strictObject({
      email: EMAIL,
      decision: z.enum(['accepted', 'rejected']),
      because: line.meta({ description: 'How you know' }),
    }),
    answers: { 200: decidedBatchShape },
    refuses: [...NO_ISSUE, 'not-uncertain', 'invalid'],
    take: async (call) => {
      const { email: address, ...said } = call.body;
      const by = await nameCaller(deps, call.caller);
      const input = { ...issueRef(call), ...said, address, by };
      const decided = await press.decideUncertain(deps, call.actor, input);
      return decided.kind === 'decided' ? answer(200, decided.batch) : nameFields(decided, NAMES);
    },
  }),
];

/** Routes that send an issue, stop it and settle what is uncertain. */
export const sendingRoutes = (deps: ApiDeps): readonly Route[] => [
  ...releasing(deps),
  ...stopping(deps),
  ...settling(deps),
];
