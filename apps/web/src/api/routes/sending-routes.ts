import {
  approvedIssueShape,
  cancelledIssueShape,
  decidedBatchShape,
  issueShape,
  reconciliationShape,
  releasedIssueShape,
  sendingShape,
  foreseenAgainShape,
  sentAgainShape,
  sentTestShape,
  troubledPageShape,
} from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, AN_ISSUE, EMAIL, NOTHING } from './fields.ts';
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
    body: z.strictObject({
      to: EMAIL.optional(),
      hash: z.string().max(200).optional().meta({
        description: 'The content hash that the proof showed: only these bytes are sent',
      }),
      rendition: z.string().max(1000).optional().meta({
        description: 'The key of a version of the mail; default: the full one',
      }),
      reader: EMAIL.optional().meta({
        description: 'The address of a reader whose version to send, if `rendition` is missing',
      }),
    }),
    answers: { 200: sentTestShape },
    refuses: [
      ...NO_ISSUE,
      'invalid',
      'no-sender',
      'no-testers',
      'all-suppressed',
      'not-accepted',
      'other-hash',
      'too-many',
      'wrong-state',
      'installation-held',
    ],
    take: async (call) => {
      const { to = null, ...wish } = call.body;
      const input = { ...issueRef(call), to, ...wish };
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
    description:
      '`hash` is the content hash that the proof showed: only these bytes are approved. If the newsletter asks for four eyes, the answer is not `complete` until each change has an approver who did not make it; a key counts as the person who made it.',
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
    refuses: [...NO_ISSUE, 'wrong-state', 'other-day', 'installation-held'],
    take: async (call) => {
      const released = await press.releaseIssue(deps, call.actor, issueRef(call));
      return 'issue' in released ? answer(200, released.issue) : released;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/send-again',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read whom sending an issue again would reach, and why they were rejected',
    params: AN_ISSUE,
    answers: { 200: foreseenAgainShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const found = await press.foreseeAgain(deps, call.actor, issueRef(call));
      return found.kind === 'ok' ? answer(200, found.foreseen) : found;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/send-again',
    step: 'send-again',
    scope: 'approve',
    credential: 'both',
    summary: 'Send an issue again to readers who were rejected for a reason that has gone',
    description:
      'Never to readers whose mail is uncertain or who were rejected for their own address. Nothing leaves until `undoUntil`.',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: sentAgainShape },
    refuses: [
      ...NO_ISSUE,
      'wrong-state',
      'nothing-to-send-again',
      'reason-not-gone',
      'deliveries-dropped',
      'installation-held',
    ],
    take: async (call) => {
      const sent = await press.sendAgain(deps, call.actor, issueRef(call));
      return sent.kind === 'done' ? answer(200, sent.again) : sent;
    },
  }),
];

/** Routes that stop an issue, or let it go on. */
const stopping = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/take-back',
    step: 'take-back-issue',
    scope: 'issues',
    credential: 'both',
    summary: 'Take a release back before any mail leaves',
    description: 'Until `sendAfter`. The issue is then held, and goes once it is approved again.',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: issueShape },
    refuses: [...NO_ISSUE, 'undo-over', 'wrong-state'],
    take: async (call) => {
      const taken = await press.takeBackIssue(deps, call.actor, issueRef(call));
      return taken.kind === 'done' ? answer(200, taken.issue) : taken;
    },
  }),
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
    refuses: [...NO_ISSUE, 'wrong-state', 'installation-held', 'rest-unknown'],
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

/** Routes that watch what is on its way. */
const watching = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/sending',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read how far the issues have come that are being sent or paused',
    description: 'The stream of events pushes the same counts each second.',
    answers: { 200: sendingShape },
    refuses: [],
    take: async ({ actor }) => {
      const sending = await press.readSending(deps, actor);
      return answer(200, { ...sending, mailbox: deps.hasMailbox === true });
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/troubled',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'List readers whose mail of an issue was rejected or is uncertain',
    description: 'Batch by batch, 50 at a time: what is decided about one holds for its batch.',
    params: AN_ISSUE,
    query: z.strictObject({ after: AFTER }),
    answers: { 200: troubledPageShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const input = { ...issueRef(call), after: call.query.after };
      const listed = await press.listTroubled(deps, call.actor, input);
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
];

/** Routes that send an issue, stop it and settle what is uncertain. */
export const sendingRoutes = (deps: ApiDeps): readonly Route[] => [
  ...watching(deps),
  ...releasing(deps),
  ...stopping(deps),
  ...settling(deps),
];
