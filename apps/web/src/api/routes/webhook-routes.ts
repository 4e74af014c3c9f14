import {
  replayedWebhookShape,
  revealedWebhookShape,
  shownWebhookShape,
  testedWebhookShape,
  webhookShape,
} from '@galley/contract/webhook';
import * as press from '@galley/press/webhook';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { BY_ID, NOTHING, SLUG } from './fields.ts';

const PLACE = SLUG.nullable().meta({ description: "A newsletter's slug; null for all of them" });
const EVENT = z.string().max(100);

/** Routes that add, read and remove webhooks. No key does any of it: they tell readers' addresses. */
const targets = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/webhooks',
    step: 'see-webhooks',
    scope: null,
    credential: 'session',
    summary: 'List webhooks, without their secrets',
    answers: { 200: z.array(webhookShape) },
    refuses: [],
    take: async ({ actor }) => {
      const listed = await press.listWebhooks(deps, actor);
      return listed.kind === 'listed' ? answer(200, listed.webhooks) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/webhooks',
    step: 'add-webhook',
    scope: null,
    credential: 'session',
    summary: 'Post events to a URL; this answer alone shows the secret',
    // Its answer is never stored, so it can't be repeated.
    body: z.strictObject({
      newsletter: PLACE,
      url: z.string().max(4000),
      events: z
        .array(EVENT)
        .max(100)
        .meta({ description: '`issue.*` names all of a noun, `*` all' }),
      description: z.string().max(200).optional(),
    }),
    answers: { 201: revealedWebhookShape },
    refuses: ['no-newsletter', 'too-many-webhooks', 'invalid'],
    take: async ({ actor, body: { description = '', ...its } }) => {
      const secrets = { ...deps, isLocal: deps.isLocal ?? false };
      const added = await press.addWebhook(secrets, actor, { ...its, description });
      return added.kind === 'added' ? answer(201, added.webhook) : added;
    },
  }),
  route({
    method: 'get',
    path: '/webhooks/{id}',
    step: 'see-webhooks',
    scope: null,
    credential: 'session',
    summary: 'Show a webhook, and what was posted to it last',
    params: BY_ID,
    answers: { 200: shownWebhookShape },
    refuses: ['no-webhook'],
    take: async ({ actor, params }) => {
      const shown = await press.showWebhook(deps, actor, params);
      return shown.kind === 'shown' ? answer(200, shown.webhook) : shown;
    },
  }),
  route({
    method: 'delete',
    path: '/webhooks/{id}',
    step: 'remove-webhook',
    scope: null,
    credential: 'session',
    summary: 'Remove a webhook, with what waits for it',
    params: BY_ID,
    body: 'none',
    answers: { 204: 'nothing' },
    refuses: ['no-webhook'],
    take: async ({ actor, params }) => {
      const removed = await press.removeWebhook(deps, actor, params);
      return removed.kind === 'removed' ? answer(204, null) : removed;
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/rotate',
    step: 'rotate-webhook',
    scope: null,
    credential: 'session',
    summary: 'Replace the secret; the one before works for another day',
    params: BY_ID,
    body: NOTHING,
    answers: { 200: revealedWebhookShape },
    refuses: ['no-webhook'],
    take: async ({ actor, params }) => {
      const rotated = await press.rotateWebhook(deps, actor, params);
      return rotated.kind === 'rotated' ? answer(200, rotated.webhook) : rotated;
    },
  }),
];

/** Routes of webhooks. */
export const webhookRoutes = (deps: ApiDeps): readonly Route[] => [
  ...targets(deps),
  route({
    method: 'post',
    path: '/webhooks/{id}/test',
    step: 'test-webhook',
    scope: null,
    credential: 'session',
    summary: 'Queue an event that says nothing',
    params: BY_ID,
    body: NOTHING,
    answers: { 201: testedWebhookShape },
    refuses: ['no-webhook', 'webhook-disabled'],
    take: async ({ actor, params }) => {
      const queued = await press.testWebhook(deps, actor, params);
      if (queued.kind !== 'queued') return queued;
      return answer(201, { id: queued.id, event: queued.event, post: null });
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/replay',
    step: 'replay-webhook',
    scope: null,
    credential: 'session',
    summary: 'Post one event again, however it ended',
    params: BY_ID,
    body: z.strictObject({ event: EVENT }),
    answers: { 200: replayedWebhookShape },
    refuses: ['no-webhook', 'no-event', 'webhook-disabled'],
    take: async ({ actor, params: { id }, body: which }) => {
      const outcome = await press.replayWebhook(deps, actor, { id, which });
      return outcome.kind === 'replayed' ? answer(200, outcome.replayed) : outcome;
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/replay-failed',
    step: 'replay-webhook',
    scope: null,
    credential: 'session',
    summary: 'Post all again that have failed since an instant',
    params: BY_ID,
    body: z.strictObject({ since: z.iso.datetime() }),
    answers: { 200: replayedWebhookShape },
    refuses: ['no-webhook', 'no-event', 'webhook-disabled'],
    take: async ({ actor, params: { id }, body: { since } }) => {
      const which = { failedSince: new Date(since) };
      const outcome = await press.replayWebhook(deps, actor, { id, which });
      return outcome.kind === 'replayed' ? answer(200, outcome.replayed) : outcome;
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/enable',
    step: 'enable-webhook',
    scope: null,
    credential: 'session',
    summary: 'Post to a disabled webhook again',
    params: BY_ID,
    body: NOTHING,
    answers: { 200: webhookShape },
    refuses: ['no-webhook'],
    take: async ({ actor, params }) => {
      const enabled = await press.enableWebhook(deps, actor, params);
      return enabled.kind === 'enabled' ? answer(200, enabled.webhook) : enabled;
    },
  }),
];
