import { WEBHOOK_EVENTS } from '@galley/core/webhook';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** A target of webhooks, without its secret. */
export const webhookShape = z.strictObject({
  id: z.string(),
  newsletter: z.string().nullable().meta({ description: 'A slug; null for every newsletter' }),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  createdAt: instant,
  succeededAt: instant.nullable().meta({ description: 'The latest success' }),
  failingSince: instant
    .nullable()
    .meta({ description: 'The first failure after the latest success' }),
  disabledAt: instant.nullable(),
  disabledReason: z.enum(['gone', 'failing']).nullable(),
  oldSecretUntil: instant
    .nullable()
    .meta({ description: 'Until then posts are also signed with the secret before' }),
  waiting: z.int().meta({ description: 'Posts that wait' }),
  failed: z.int().meta({ description: 'Posts that were given up, of those still kept' }),
});
export type Webhook = Shaped<typeof webhookShape>;

/** A target whose secret is new, and the only time that it is shown. */
export const revealedWebhookShape = webhookShape.extend({ secret: z.string() });
export type RevealedWebhook = Shaped<typeof revealedWebhookShape>;

/** One event on its way to a target, with the latest tries. */
export const webhookPostShape = z.strictObject({
  event: z.string().meta({ description: 'Its `webhook-id`' }),
  type: z.string(),
  newsletter: z.string().nullable(),
  at: instant,
  state: z.enum(['waiting', 'delivered', 'failed']),
  dueAt: instant.nullable().meta({ description: 'The next try of one that waits' }),
  tries: z.array(
    z.strictObject({
      at: instant,
      milliseconds: z.int(),
      status: z.int().nullable().meta({ description: 'Null if no answer came' }),
      detail: z.string(),
    }),
  ),
});
export type WebhookPost = Shaped<typeof webhookPostShape>;

/** A target, and what was posted to it last. */
export const shownWebhookShape = webhookShape.extend({ posts: z.array(webhookPostShape) });
export type ShownWebhook = Shaped<typeof shownWebhookShape>;

/** A test of a target: its event, and from the command line how it went. */
export const testedWebhookShape = z.strictObject({
  id: z.string(),
  event: z.string(),
  post: webhookPostShape.nullable().meta({ description: 'Null while it waits to be posted' }),
});
export type TestedWebhook = Shaped<typeof testedWebhookShape>;

/** How many posts are due again. */
export const replayedWebhookShape = z.strictObject({ id: z.string(), posts: z.int() });
export type ReplayedWebhook = Shaped<typeof replayedWebhookShape>;

export const removedWebhookShape = z.strictObject({ id: z.string(), removed: z.literal(true) });
export type RemovedWebhook = Shaped<typeof removedWebhookShape>;
