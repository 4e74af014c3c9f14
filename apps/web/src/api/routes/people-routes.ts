import {
  invitationShape,
  invitedPersonShape,
  peopleShape,
  personShape,
} from '@galley/contract/editor';
import { ROLES } from '@galley/core/editor';
import * as press from '@galley/press/people';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID, EMAIL, NOTHING, SLUG } from './fields.ts';

const PLACE = SLUG.nullable().meta({ description: "A newsletter's slug; null for all of them" });
const TOKEN = z.strictObject({ token: z.string().max(1000) });

/** What an invitation offers, for the page that its link leads to. */
const openInvitation = invitationShape.extend({
  newsletterTitle: z.string().nullable().meta({ description: 'Null for every newsletter' }),
});

/** Routes of invitations. */
const invitations = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'post',
    path: '/invitations',
    step: 'invite-person',
    scope: null,
    credential: 'session',
    summary: 'Invite somebody to a role',
    repeatable: true,
    body: z.strictObject({ email: EMAIL, newsletter: PLACE, role: z.enum(ROLES) }),
    answers: { 201: invitedPersonShape },
    refuses: ['no-newsletter', 'already-person', 'invalid', 'too-many'],
    take: async ({ actor, body }) => {
      const invited = await press.invitePerson(deps, actor, body);
      if (invited.kind !== 'invited') return invited;
      // Its token goes to that person alone, by mail.
      return answer(201, { invitation: invited.invitation, link: null });
    },
  }),
  route({
    method: 'delete',
    path: '/invitations/{id}',
    step: 'take-back-invitation',
    scope: null,
    credential: 'session',
    summary: 'Take an invitation back',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-invitation'],
    take: async ({ actor, params }) => {
      const outcome = await press.takeBackInvitation(deps, actor, params);
      return outcome.kind === 'taken-back' ? answer(204, null) : outcome;
    },
  }),
  route({
    method: 'post',
    path: '/invitations/read',
    step: 'sign-in',
    scope: null,
    credential: 'none',
    summary: 'Read what an invitation offers; this spends nothing',
    body: TOKEN,
    answers: { 200: openInvitation },
    refuses: ['dead-link'],
    take: async ({ body }) => {
      const read = await press.readInvitation(deps, body);
      if (read.kind !== 'open') return read;
      return answer(200, { ...read.invitation, newsletterTitle: read.newsletterTitle });
    },
  }),
  route({
    method: 'post',
    path: '/invitations/accept',
    step: 'sign-in',
    scope: null,
    credential: 'none',
    summary: 'Accept an invitation, once; then ask for a link to sign in',
    body: TOKEN,
    answers: { 200: z.strictObject({ email: z.string() }) },
    refuses: ['dead-link'],
    take: async ({ body }) => {
      const accepted = await press.acceptInvitation(deps, body);
      return accepted.kind === 'accepted' ? answer(200, { email: accepted.email }) : accepted;
    },
  }),
];

/** Routes of people and of invitations. */
export const peopleRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/people',
    step: 'see-people',
    scope: null,
    credential: 'session',
    summary: 'List who may use the desk, and who is invited',
    query: z.strictObject({ newsletter: SLUG.optional() }),
    answers: { 200: peopleShape },
    refuses: ['no-newsletter'],
    take: async ({ actor, query }) => {
      const listed = await press.listPeople(deps, actor, query);
      return listed.kind === 'listed' ? answer(200, listed.people) : listed;
    },
  }),
  route({
    method: 'put',
    path: '/people/{id}/role',
    step: 'change-role',
    scope: null,
    credential: 'session',
    summary: "Change a person's role; null takes it away",
    params: BY_ID,
    body: z.strictObject({ newsletter: PLACE, role: z.enum(ROLES).nullable() }),
    answers: { 200: personShape },
    refuses: ['no-newsletter', 'no-person', 'last-owner'],
    take: async ({ actor, params, body }) => {
      const changed = await press.changeRole(deps, actor, { ...params, ...body });
      return changed.kind === 'changed' ? answer(200, changed.person) : changed;
    },
  }),
  route({
    method: 'delete',
    path: '/people/{id}',
    step: 'remove-person',
    scope: null,
    credential: 'session',
    summary: 'Remove a person; their sessions and keys end at once',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-person', 'last-owner'],
    take: async ({ actor, params }) => {
      const removed = await press.removePerson(deps, actor, params);
      return removed.kind === 'removed' ? answer(204, null) : removed;
    },
  }),
  route({
    method: 'post',
    path: '/people/{id}/confirm',
    step: 'confirm-recovery',
    scope: null,
    credential: 'session',
    summary: 'Confirm that it was the person who recovered their account',
    params: BY_ID,
    body: NOTHING,
    answers: { 200: personShape },
    refuses: ['no-person'],
    take: async ({ actor, params }) => {
      const confirmed = await press.confirmRecovery(deps, actor, params);
      return confirmed.kind === 'confirmed' ? answer(200, confirmed.person) : confirmed;
    },
  }),
  ...invitations(deps),
];
