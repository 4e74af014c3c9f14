import {
  changedIssueShape,
  compiledIssueShape,
  issuePageShape,
  issueReportShape,
  issueStatusShape,
  preflightReportShape,
  sendForecastShape,
  shownIssueShape,
} from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AFTER, AN_ISSUE, IN_NEWSLETTER, LIMIT, NOTHING, PAGE, VERSION } from './fields.ts';
import { issueRef, NO_ISSUE } from './issue-ref.ts';
import { nameFields } from './name-fields.ts';

const line = z.string().max(1000).nullable().optional();
const NAMES = { bestOf: 'month' };

/** Routes that list, read and compile issues. */
const compiling = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List issues page by page, the one compiled last first',
    params: IN_NEWSLETTER,
    query: z.strictObject({ after: AFTER, limit: LIMIT }),
    answers: { 200: issuePageShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, query: { after, limit = PAGE } }) => {
      const input = { newsletter: params.slug, after, limit };
      const listed = await press.pageIssues(deps, actor, input);
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues',
    step: 'compile-issue',
    scope: 'issues',
    credential: 'both',
    summary: 'Compile the queue into an issue',
    description:
      'For the next slot, for the slot of a date, or outside the slots. An open issue of that slot is compiled again.',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({
      slot: z.string().max(40).optional().meta({ description: 'YYYY-MM-DD' }),
      extra: z.boolean().optional().meta({ description: 'Outside the slots' }),
    }),
    answers: { 200: compiledIssueShape, 201: compiledIssueShape },
    refuses: ['no-newsletter', 'nothing-queued', 'no-slot'],
    take: async ({ actor, params, body }) => {
      const input = { newsletter: params.slug, ...body };
      const compiled = await press.compileIssue(deps, actor, input);
      if (compiled.kind !== 'compiled') return compiled;
      return answer(compiled.issue.again ? 200 : 201, compiled.issue);
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/best-ofs',
    step: 'compile-best-of',
    scope: 'issues',
    credential: 'both',
    summary: 'Compile the best of a month',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({ month: z.string().max(40).meta({ description: 'YYYY-MM' }) }),
    answers: { 200: compiledIssueShape, 201: compiledIssueShape },
    refuses: ['no-newsletter', 'nothing-rated', 'already-out', 'invalid'],
    take: async ({ actor, params, body: { month } }) => {
      const input = { newsletter: params.slug, month };
      const compiled = await press.compileBestOf(deps, actor, input);
      if (compiled.kind !== 'compiled') return nameFields(compiled, NAMES);
      return answer(compiled.issue.again ? 200 : 201, compiled.issue);
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read an issue with its reviews and its mail',
    params: AN_ISSUE,
    answers: { 200: shownIssueShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const shown = await press.showIssue(deps, call.actor, issueRef(call));
      return shown.kind === 'ok' ? answer(200, shown.issue) : shown;
    },
  }),
  route({
    method: 'patch',
    path: '/newsletters/{slug}/issues/{number}',
    step: 'set-issue',
    scope: 'issues',
    credential: 'both',
    summary: "Set an issue's subject, preheader, note or date",
    description:
      'Null restores the proposal, or removes the note. New bytes void an approval, which only those may do who can compile; with `voidApproval` false such a change is refused.',
    versioned: true,
    params: AN_ISSUE,
    body: z.strictObject({
      version: VERSION,
      subject: line,
      preheader: line,
      note: z.string().max(20_000).nullable().optional().meta({
        description: 'What stands above the reviews; an empty line ends a paragraph',
      }),
      date: z.enum(['today', 'slot']).optional().meta({ description: 'The day to date it' }),
      voidApproval: z.boolean().optional(),
    }),
    answers: { 200: changedIssueShape },
    refuses: [...NO_ISSUE, 'invalid', 'conflict', 'approval-goes', 'wrong-state'],
    take: async (call) => {
      const set = await press.setIssue(deps, call.actor, { ...issueRef(call), ...call.body });
      return set.kind === 'set' ? answer(200, set.issue) : set;
    },
  }),
];

/** Routes that check an issue. */
const checking = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/preflight',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Check an issue by what is known about its links and its sender',
    params: AN_ISSUE,
    answers: { 200: preflightReportShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const wish = { ...issueRef(call), asking: 'remember' } as const;
      const checked = await press.preflightIssue(deps, call.actor, wish);
      return checked.kind === 'ok' ? answer(200, checked.report) : checked;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/preflight',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Check an issue, and ask the network for what is not known',
    params: AN_ISSUE,
    body: NOTHING,
    answers: { 200: preflightReportShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const wish = { ...issueRef(call), asking: 'ask' } as const;
      const checked = await press.preflightIssue(deps, call.actor, wish);
      return checked.kind === 'ok' ? answer(200, checked.report) : checked;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/forecast',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Forecast what sending an issue takes',
    params: AN_ISSUE,
    answers: { 200: sendForecastShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const foreseen = await press.forecastIssue(deps, call.actor, issueRef(call));
      return foreseen.kind === 'ok' ? answer(200, foreseen.forecast) : foreseen;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/status',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read the state of an issue and of its readers',
    params: AN_ISSUE,
    answers: { 200: issueStatusShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const found = await press.issueStatus(deps, call.actor, issueRef(call));
      return found.kind === 'ok' ? answer(200, found.status) : found;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/report',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Report what became of an issue, hour by hour or day by day',
    description: 'Names nobody.',
    params: AN_ISSUE,
    answers: { 200: issueReportShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const read = await press.reportIssue(deps, call.actor, issueRef(call));
      return read.kind === 'reported' ? answer(200, read.report) : read;
    },
  }),
];

/** Routes of issues before they are sent. */
export const issueRoutes = (deps: ApiDeps): readonly Route[] => [
  ...compiling(deps),
  ...checking(deps),
];
