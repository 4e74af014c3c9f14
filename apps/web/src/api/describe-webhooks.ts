import { webhookEventShape } from '@galley/contract/webhook';
import { z } from 'zod';
import { describeHere } from './name-shapes.ts';

type EventName = z.infer<typeof webhookEventShape>['type'];

/** What Galley posts to webhooks, and when. */
export const POSTED: Readonly<Record<EventName, string>> = {
  'issue.compiled': 'An issue was made from the queue',
  'issue.approved': 'It has all the approvals that it needs',
  'issue.approval_voided': 'A change of its bytes has voided the approval',
  'issue.released': 'It goes out, after its undo window',
  'issue.held': 'It needs a person',
  'issue.paused': 'Sending has stopped',
  'issue.resumed': 'Sending goes on',
  'issue.sent': 'Every mail has an outcome',
  'issue.cancelled': 'It will not go out, or not to the rest',
  'subscription.confirmed': 'A reader gets the newsletter from now on',
  'subscription.unsubscribed': 'A reader has left it',
  'subscriber.address_changed': 'A reader has another address',
  'subscriber.suppressed': 'An address must not be mailed',
  'subscriber.suppression_lifted': 'It may be mailed again',
  'subscriber.erased': 'A reader was erased: erase them too',
  'webhook.test': 'Somebody asked for it',
};

const HEADERS = {
  'webhook-id': 'The event; the same in every try, at every URL',
  'webhook-timestamp': 'This try, in seconds since 1970',
  'webhook-signature': '`v1,` and HMAC-SHA256 over `id.timestamp.body` in base64',
};

/** The `webhooks` of the OpenAPI document: each event that Galley posts, by Standard Webhooks. */
export const describeWebhooks = (): object =>
  Object.fromEntries(
    webhookEventShape.options.flatMap((option) =>
      option.shape.type.options.map((type: EventName) => [
        type,
        { post: post(type, option.extend({ type: z.literal(type) })) },
      ]),
    ),
  );

const post = (type: EventName, shape: z.ZodType): object => ({
  operationId: `post ${type}`.replace(/[^a-z]+([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  ),
  summary: POSTED[type],
  tags: ['webhooks'],
  security: [],
  parameters: Object.entries(HEADERS).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  })),
  requestBody: {
    required: true,
    content: { 'application/json': { schema: describeHere(shape) } },
  },
  responses: {
    '2XX': { description: 'Taken, within 15 seconds; anything else is tried again' },
    '410': { description: 'Gone: Galley disables the webhook' },
  },
});
