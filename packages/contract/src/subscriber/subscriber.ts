import { DELIVERY_STATES } from '@galley/core/delivery';
import { SUBSCRIPTION_STATUSES } from '@galley/core/subscription';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const address = z.string();
const status = z.enum(SUBSCRIPTION_STATUSES);

const consent = z.strictObject({
  kind: z.enum(['imported', 'requested', 'confirmed', 'unsubscribed', 'added']),
  wording: z.string(),
  version: z
    .string()
    .meta({ description: 'Which edition of the words: equal words have equal editions' }),
  source: z.string(),
  ip: z
    .string()
    .nullable()
    .meta({ description: 'A keyed hash of the IP address, never the address itself' }),
  fromIp: z
    .boolean()
    .optional()
    .meta({ description: 'Whether it was from the IP address that was asked about, if one was' }),
  at: instant,
  optedInAt: instant
    .nullable()
    .meta({ description: 'When the person first agreed, according to the imported file' }),
  file: z
    .strictObject({ format: z.string(), sha256: z.string() })
    .nullable()
    .meta({ description: 'The imported file that is the source' }),
});

const delivery = z.strictObject({
  number: z.int(),
  subject: z.string(),
  releasedAt: instant.nullable(),
  state: z.enum(DELIVERY_STATES),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Why it was rejected, excluded or left uncertain' }),
  deliveredAt: instant.nullable(),
  bouncedAt: instant.nullable(),
  complainedAt: instant.nullable(),
  failedAt: instant
    .nullable()
    .meta({ description: 'When Resend reported that it did not send it after all' }),
  failure: z.string().nullable(),
});

/** Everything stored about one address. */
export const subscriberShape = z.strictObject({
  id: z
    .string()
    .nullable()
    .meta({ description: 'Null, like name and since, for an address that is only suppressed' }),
  address,
  name: z.string().nullable(),
  since: instant.nullable(),
  suppression: z
    .strictObject({ reason: z.string(), detail: z.string().nullable(), since: instant })
    .nullable(),
  subscriptions: z.array(
    z.strictObject({
      newsletter: z.strictObject({ id: z.string(), slug: z.string(), title: z.string() }),
      status,
      since: instant,
      confirmedAt: instant.nullable(),
      unsubscribedAt: instant.nullable(),
      preferences: z.strictObject({
        floor: z.number().nullable().meta({ description: 'The lowest rating; null for any' }),
        topics: z.array(z.string()).nullable().meta({ description: 'Keys; null for all' }),
        rhythm: z.enum(['every', 'monthly']),
        pausedUntil: instant.nullable(),
        catchUpSince: instant.nullable().meta({
          description: 'Since when they have seen no issue; the next best-of is for them',
        }),
      }),
      consents: z.array(consent),
      issues: z.array(delivery).meta({
        description: 'What became of each issue to this person, the latest first, until trimmed',
      }),
      notices: z
        .array(z.strictObject({ kind: z.string(), state: z.string(), at: instant }))
        .meta({ description: 'Single mails to this person, such as the confirmation' }),
    }),
  ),
});
export type Subscriber = Shaped<typeof subscriberShape>;

/** One line of an export, with the column names of older exports. */
export const exportedSubscriberShape = z.strictObject({
  address,
  name: z.string().nullable(),
  status: status
    .nullable()
    .meta({ description: 'Null for a suppressed address without a subscription' }),
  created_at: instant.nullable(),
  confirmed_at: instant.nullable(),
  unsubscribed_at: instant.nullable(),
  suppression: z.string().nullable(),
  choice: z.string().nullable().meta({
    description: 'The stars and topics that they want, such as floor=4&topics=ai; empty: all',
  }),
  rhythm: z.enum(['every', 'monthly']).nullable(),
  paused_until: instant.nullable(),
  catch_up_since: instant.nullable(),
});
export type ExportedSubscriber = Shaped<typeof exportedSubscriberShape>;

/** `added` is false if a subscription existed, whose status stays. */
export const addedSubscriberShape = z.strictObject({ address, added: z.boolean(), status });
export type AddedSubscriber = Shaped<typeof addedSubscriberShape>;

/** The same whether or not a mail goes out, so that it tells nothing about the address. */
export const askedSubscriberShape = z.strictObject({ address, asked: z.literal(true) });
export type AskedSubscriber = Shaped<typeof askedSubscriberShape>;

/** `already`: the address was suppressed before; the first reason stays. */
export const suppressedShape = z.strictObject({
  address,
  suppressed: z.literal(true),
  already: z.boolean(),
});
export type Suppressed = Shaped<typeof suppressedShape>;

/** `lifted`: why the address was suppressed; null if it was not. */
export const unsuppressedShape = z.strictObject({ address, lifted: z.string().nullable() });
export type Unsuppressed = Shaped<typeof unsuppressedShape>;

/** `known`: there was data to erase. */
export const erasedShape = z.strictObject({ erased: z.literal(true), known: z.boolean() });
export type Erased = Shaped<typeof erasedShape>;

/** What an erasure would remove, and from how many deliveries it would take the address. */
export const foreseenErasureShape = z.strictObject({
  dryRun: z.literal(true),
  known: z.boolean(),
  subscriptions: z.int(),
  consents: z.int(),
  deliveries: z.int(),
});
export type ForeseenErasure = Shaped<typeof foreseenErasureShape>;
