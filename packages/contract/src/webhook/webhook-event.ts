import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const newsletter = z.string().meta({ description: "The newsletter's slug" });
const reader = z.strictObject({
  id: z.string().meta({ description: 'Stays the same when the address changes' }),
  email: z.string().nullable().meta({ description: 'The present one; null once it is erased' }),
});
const issue = z.strictObject({
  number: z.int().meta({ description: 'Below zero for an urgent correction, which has no number' }),
  subject: z.string(),
  reason: z.string().nullable().meta({ description: 'Why it is held or paused' }),
});

const event = <const T extends string, D extends z.ZodType>(types: readonly [T, ...T[]], data: D) =>
  z.strictObject({
    type: z.enum(types),
    timestamp: instant.meta({ description: 'When it happened, not when it was posted' }),
    data,
  });

/** What a webhook posts: the body's `data` by its `type`. */
export const webhookEventShape = z.union([
  event(
    [
      'issue.compiled',
      'issue.approved',
      'issue.approval_voided',
      'issue.released',
      'issue.held',
      'issue.paused',
      'issue.resumed',
      'issue.sent',
      'issue.cancelled',
    ],
    z.strictObject({ newsletter, issue }),
  ),
  event(
    ['subscription.confirmed', 'subscription.unsubscribed'],
    z.strictObject({ newsletter, subscriber: reader }),
  ),
  event(
    ['subscriber.suppressed', 'subscriber.suppression_lifted'],
    z.strictObject({ subscriber: reader, reason: z.string() }),
  ),
  event(
    ['subscriber.address_changed', 'subscriber.erased'],
    z.strictObject({ subscriber: reader }),
  ),
  event(['webhook.test'], z.strictObject({ newsletter: newsletter.nullable() })),
]);
export type WebhookEvent = Shaped<typeof webhookEventShape>;
