import {
  calendarShape,
  changedNewsletterShape,
  newsletterReportShape,
  newsletterShape,
  preflightRuleShape,
  readerChoicesShape,
  senderDomainShape,
} from '@galley/contract/newsletter';
import { RULE_LEVELS } from '@galley/core/issue/preflight';
import * as press from '@galley/press/newsletter';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { IN_NEWSLETTER, NOTHING, VERSION, wholeNumber } from './fields.ts';
import { nameCaller } from './name-caller.ts';
import { nameFields } from './name-fields.ts';

const line = z.string().max(1000);
const lineOrNone = line.nullable();
const addresses = z.array(z.string().max(400)).max(100);

/** Settings as people type them; press says what each may be. */
const CHANGES = z
  .strictObject({
    title: line,
    tagline: lineOrNone,
    editors: addresses,
    testers: addresses,
    postalAddress: lineOrNone,
    timeZone: line,
    cadence: line,
    bestOfCadence: lineOrNone,
    cutOff: line,
    lateLimit: line,
    minimum: z.int(),
    maximum: z.int(),
    undoWindow: line,
    autoApprove: z.boolean(),
    fourEyes: z.boolean(),
    clicks: z.boolean(),
    canaryReader: z.boolean(),
    language: line,
    theme: z.record(z.string(), z.unknown()).nullable(),
    floors: z.array(z.number()).max(10),
    topics: z.array(line).max(100),
    renameTopics: z
      .array(z.strictObject({ from: line, to: line }))
      .max(20)
      .meta({ description: 'Each keeps its readers and its reviews; `topics` then has new names' }),
    confirmationText: z.string().max(10_000).nullable(),
    welcomeText: z.string().max(10_000).nullable(),
  })
  .partial();

const RULE = z.strictObject({
  rule: line,
  level: z.enum([...RULE_LEVELS, 'default']),
  because: line,
  was: z
    .enum([...RULE_LEVELS, 'default'])
    .optional()
    .meta({ description: 'The level that you saw; another one is a conflict' }),
});

const REFUSED = ['no-newsletter', 'invalid', 'conflict'] as const;
const NAMES = { sender: 'from' };

/** Routes that read newsletters. */
const reading = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List the newsletters that you may see',
    answers: { 200: z.array(newsletterShape) },
    refuses: [],
    take: async ({ actor }) => answer(200, await press.listNewsletters(deps, actor)),
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: "Read a newsletter's settings",
    params: IN_NEWSLETTER,
    answers: { 200: newsletterShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const shown = await press.showNewsletter(deps, actor, params.slug);
      return shown.kind === 'ok' ? answer(200, shown.newsletter) : shown;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/sender-domain',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: "Show what Resend and DNS say of the sender's domain",
    description: 'An answer is kept for a minute.',
    params: IN_NEWSLETTER,
    answers: { 200: senderDomainShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const seen = await press.seeSenderDomain(deps, actor, params.slug);
      return seen.kind === 'seen' ? answer(200, seen.senderDomain) : seen;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/choices',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Count what readers have chosen',
    params: IN_NEWSLETTER,
    answers: { 200: readerChoicesShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const seen = await press.seeChoices(deps, actor, params.slug);
      return seen.kind === 'seen' ? answer(200, seen.choices) : seen;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/rules',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List every preflight rule, and what it does for a newsletter',
    params: IN_NEWSLETTER,
    answers: { 200: z.array(preflightRuleShape) },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const listed = await press.listPreflightRules(deps, actor, params.slug);
      return listed.kind === 'listed' ? answer(200, listed.rules) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/calendar',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'List the slots that passed without an issue, and the next ones',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      next: wholeNumber(1, 60).optional().meta({ description: 'How many slots ahead; default 6' }),
    }),
    answers: { 200: calendarShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, query: { next = 6 } }) => {
      const shown = await press.calendar(deps, actor, { newsletter: params.slug, next });
      return shown.kind === 'ok' ? answer(200, shown.entries) : shown;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/report',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read how a newsletter has grown, and what it has featured',
    params: IN_NEWSLETTER,
    query: z.strictObject({
      by: z.enum(['quarter', 'month']).optional().meta({
        description: 'How long the periods of outlets and ratings are; default quarter',
      }),
    }),
    answers: { 200: newsletterReportShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, query: { by = 'quarter' } }) => {
      const read = await press.reportNewsletter(deps, actor, { newsletter: params.slug, by });
      return read.kind === 'reported' ? answer(200, read.report) : read;
    },
  }),
];

const present = ({ newsletter, recompiled }: Saved) => ({
  ...newsletter,
  recompiled: [...recompiled],
});
type Saved = Extract<press.SetNewsletter, { readonly newsletter: unknown }>;

/** Routes that set newsletters up. */
const setting = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters',
    step: 'set-newsletter',
    scope: 'settings',
    credential: 'both',
    summary: 'Create a newsletter',
    description: 'Its sender is set afterwards, by a call of its own.',
    alsoSigned: 'approve-issue',
    repeatable: true,
    body: CHANGES.extend({ slug: line, title: line }),
    answers: { 201: newsletterShape },
    refuses: REFUSED,
    take: async ({ actor, body }) => {
      const set = await press.createNewsletter(deps, actor, body);
      return 'newsletter' in set ? answer(201, set.newsletter) : set;
    },
  }),
  route({
    method: 'patch',
    path: '/newsletters/{slug}',
    step: 'set-newsletter',
    scope: 'settings',
    credential: 'both',
    summary: "Change a newsletter's settings",
    description:
      'Settings that are left out stay. Open issues whose bytes depend on the change are compiled again, which voids their approval. Turning on automatic approval, or turning off four eyes, needs what approving an issue needs.',
    alsoSigned: 'approve-issue',
    versioned: true,
    params: IN_NEWSLETTER,
    body: CHANGES.extend({ version: VERSION }),
    answers: { 200: changedNewsletterShape },
    refuses: REFUSED,
    take: async ({ actor, params, body }) => {
      const set = await press.changeNewsletter(deps, actor, { ...body, slug: params.slug });
      return 'newsletter' in set ? answer(200, present(set)) : set;
    },
  }),
  route({
    method: 'put',
    path: '/newsletters/{slug}/sender',
    step: 'set-sender',
    scope: 'settings',
    credential: 'both',
    summary: 'Set from whom mail comes and where answers go',
    versioned: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({ from: lineOrNone, replyTo: lineOrNone.optional(), version: VERSION }),
    answers: { 200: changedNewsletterShape },
    refuses: REFUSED,
    take: async ({ actor, params, body: { from: sender, ...its } }) => {
      const set = await press.setSender(deps, actor, { ...its, sender, slug: params.slug });
      return 'newsletter' in set ? answer(200, present(set)) : nameFields(set, NAMES);
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/sender-domain/check',
    step: 'check-sender-domain',
    scope: 'settings',
    credential: 'both',
    summary: "Have Resend check the records of the sender's domain again",
    params: IN_NEWSLETTER,
    body: NOTHING,
    answers: { 200: senderDomainShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const seen = await press.checkSenderDomain(deps, actor, params.slug);
      return seen.kind === 'seen' ? answer(200, seen.senderDomain) : seen;
    },
  }),
  route({
    method: 'put',
    path: '/newsletters/{slug}/rules',
    step: 'set-preflight-rules',
    scope: 'settings',
    credential: 'both',
    summary: 'Set what preflight rules do',
    params: IN_NEWSLETTER,
    body: z.strictObject({ rules: z.array(RULE).min(1).max(100) }),
    answers: { 200: newsletterShape },
    refuses: REFUSED,
    take: async ({ actor, caller, params, body: { rules } }) => {
      const by = await nameCaller(deps, caller);
      const input = { newsletter: params.slug, rules, by };
      const set = await press.setPreflightRules(deps, actor, input);
      return set.kind === 'set' ? answer(200, set.newsletter) : set;
    },
  }),
];

/** Routes of newsletters and their settings. */
export const newsletterRoutes = (deps: ApiDeps): readonly Route[] => [
  ...reading(deps),
  ...setting(deps),
];
