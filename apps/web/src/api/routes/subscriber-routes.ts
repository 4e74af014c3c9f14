import {
  addedSubscriberShape,
  askedSubscriberShape,
  erasedShape,
  foreseenErasureShape,
  memberHistoryShape,
  memberShape,
  subscriberPageShape,
  subscriberShape,
  suppressedShape,
  unsuppressedShape,
} from '@galley/contract/subscriber';
import { LONGEST_SEARCH, READER_STATES } from '@galley/core/subscription';
import * as press from '@galley/press/subscription';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { EMAIL, ID, IN_NEWSLETTER, LIMIT, NOTHING, SLUG } from './fields.ts';

const A_MEMBER = z.strictObject({ slug: SLUG, id: ID });

const CONSENT = z
  .string()
  .max(5000)
  .meta({ description: 'How these people agreed, and in which words; kept as evidence' });

/** Where a subscription comes from, for the evidence. */
const sourceOf = ({ kind }: Caller): string => (kind === 'key' ? 'the API' : 'the desk');

/** Routes that bring subscribers in and out. */
const lists = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/subscribers',
    step: 'add-subscriber',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Add one reader as confirmed, on your word',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({
      email: EMAIL,
      name: z.string().max(1000).nullable().optional(),
      consent: CONSENT,
    }),
    answers: { 200: addedSubscriberShape, 201: addedSubscriberShape },
    refuses: ['no-newsletter', 'address-suppressed', 'invalid'],
    take: async ({ actor, caller, params, body: { email, name = null, consent } }) => {
      const added = await press.addSubscriber(deps, actor, {
        newsletter: params.slug,
        address: email,
        name,
        consent,
        source: sourceOf(caller),
      });
      if (!('status' in added)) return added;
      const { address, status } = added;
      const isNew = added.kind === 'added';
      return answer(isNew ? 201 : 200, { address, added: isNew, status });
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/sign-ups',
    step: 'ask-to-confirm',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Ask a reader to confirm a subscription, as the form does',
    repeatable: true,
    params: IN_NEWSLETTER,
    body: z.strictObject({
      email: EMAIL,
      name: z.string().max(1000).nullable().optional(),
      page: z
        .string()
        .max(1000)
        .optional()
        .meta({ description: 'Where the reader asked; kept as evidence' }),
    }),
    answers: { 200: askedSubscriberShape },
    refuses: ['no-newsletter', 'invalid'],
    take: async ({ actor, caller, params, body: { email, name = null, page } }) => {
      const asked = await press.askToConfirm(deps, actor, {
        newsletter: params.slug,
        address: email,
        name,
        source: page === undefined ? sourceOf(caller) : `${sourceOf(caller)}: ${page}`,
      });
      return asked.kind === 'asked' ? answer(200, { address: asked.address, asked: true }) : asked;
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/subscribers/export',
    step: 'export-subscribers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Export every subscriber of a newsletter as CSV',
    params: IN_NEWSLETTER,
    body: NOTHING,
    answers: { 200: 'csv' },
    refuses: ['no-newsletter'],
    take: async ({ actor, params }) => {
      const exported = await press.exportSubscribers(deps, actor, { newsletter: params.slug });
      return exported.kind === 'exported' ? answer(200, press.printExport(exported)) : exported;
    },
  }),
];

/** Routes that find people in a newsletter. What is searched for names people, so it stands in a body. */
const found = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/newsletters/{slug}/subscribers/search',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: "List a newsletter's subscribers, the newest first, or find some",
    description:
      'By the beginning of an address, of its domain (`@example.org`) or of words of a name.',
    params: IN_NEWSLETTER,
    body: z.strictObject({
      search: z.string().max(LONGEST_SEARCH).optional(),
      state: z.enum(READER_STATES).nullable().optional(),
      after: z
        .string()
        .max(4000)
        .nullable()
        .optional()
        .meta({ description: '`next` of the page before' }),
      limit: z.int().min(1).max(100).optional().meta({ description: 'How many; default 50' }),
    }),
    answers: { 200: subscriberPageShape },
    refuses: ['no-newsletter', 'invalid'],
    take: async ({ actor, params, body }) => {
      const listed = await press.listSubscribers(deps, actor, { newsletter: params.slug, ...body });
      return listed.kind === 'listed' ? answer(200, listed.page) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/subscribers/{id}',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Read a person as one newsletter has them',
    params: A_MEMBER,
    answers: { 200: memberShape },
    refuses: ['no-newsletter', 'no-member', 'invalid'],
    take: async ({ actor, params: { slug, id } }) => {
      const shown = await press.showMember(deps, actor, { newsletter: slug, id });
      return shown.kind === 'found' ? answer(200, shown.member) : shown;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/subscribers/{id}/history',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'List what happened to a person in a newsletter, the latest first',
    params: A_MEMBER,
    query: z.strictObject({
      before: z
        .string()
        .max(100)
        .optional()
        .meta({ description: '`next` of the page that follows in time' }),
      limit: LIMIT,
    }),
    answers: { 200: memberHistoryShape },
    refuses: ['no-newsletter', 'no-member', 'invalid'],
    take: async ({ actor, params: { slug, id }, query }) => {
      const listed = await press.readHistory(deps, actor, { newsletter: slug, id, ...query });
      return listed.kind === 'listed' ? answer(200, listed.history) : listed;
    },
  }),
];

/** Routes of one person, whose address stands in the body. */
const people = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/subscribers/find',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Read everything stored about an address',
    body: z.strictObject({
      email: EMAIL,
      ip: z
        .string()
        .max(64)
        .optional()
        .meta({ description: 'An IP address: each consent then says whether it came from there' }),
    }),
    answers: { 200: subscriberShape },
    refuses: ['no-subscriber', 'invalid'],
    take: async ({ actor, body: { email: address, ip = null } }) => {
      const found = await press.showSubscriber(deps, actor, { address, ip });
      return found.kind === 'found' ? answer(200, found.subscriber) : found;
    },
  }),
  route({
    method: 'post',
    path: '/subscribers/erase',
    step: 'erase-subscriber',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Erase a person at their request, or say what that would remove',
    body: z.strictObject({ email: EMAIL, dryRun: z.boolean().optional() }),
    answers: { 200: z.union([erasedShape, foreseenErasureShape]) },
    refuses: ['in-flight', 'invalid'],
    take: async ({ actor, body: { email: address, dryRun = false } }) => {
      const outcome = await press.erase(deps, actor, { address, dryRun });
      switch (outcome.kind) {
        case 'erased':
          return answer(200, { erased: true, known: outcome.known });
        case 'foreseen': {
          const { kind: _, ...counts } = outcome;
          return answer(200, { dryRun: true, ...counts });
        }
        default:
          return outcome;
      }
    },
  }),
  route({
    method: 'post',
    path: '/suppressions',
    step: 'suppress-address',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Suppress an address: no newsletter mails it',
    body: z.strictObject({ email: EMAIL, because: z.string().max(1000).optional() }),
    answers: { 200: suppressedShape },
    refuses: ['invalid'],
    take: async ({ actor, body: { email, because: detail } }) => {
      const outcome = await press.suppress(deps, actor, { address: email, detail });
      if (outcome.kind !== 'suppressed') return outcome;
      const { address, already } = outcome;
      return answer(200, { address, suppressed: true, already });
    },
  }),
  route({
    method: 'post',
    path: '/suppressions/lift',
    step: 'lift-suppression',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Lift the suppression of an address',
    body: z.strictObject({ email: EMAIL, because: z.string().max(1000).optional() }),
    answers: { 200: unsuppressedShape },
    refuses: ['erased-at-wish', 'invalid'],
    take: async ({ actor, body: { email, because } }) => {
      const lifted = await press.unsuppress(deps, actor, { address: email, because });
      if (lifted.kind === 'none') return answer(200, { address: lifted.address, lifted: null });
      if (lifted.kind !== 'lifted') return lifted;
      return answer(200, { address: lifted.address, lifted: lifted.reason });
    },
  }),
];

/** Routes of subscribers. */
export const subscriberRoutes = (deps: ApiDeps): readonly Route[] => [
  ...lists(deps),
  ...found(deps),
  ...people(deps),
];
