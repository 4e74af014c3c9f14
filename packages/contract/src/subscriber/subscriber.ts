import { SUBSCRIPTION_STATUSES } from '@galley/core/subscription';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const address = z.string();
const status = z.enum(SUBSCRIPTION_STATUSES);

const consent = z.strictObject({
  kind: z.enum(['imported', 'requested', 'confirmed', 'unsubscribed', 'added']),
  wording: z.string(),
  source: z.string(),
  ip: z.string().nullable(),
  at: instant,
  optedInAt: instant
    .nullable()
    .meta({ description: 'When the person first agreed, as an imported file tells it' }),
  file: z
    .strictObject({ format: z.string(), sha256: z.string() })
    .nullable()
    .meta({ description: 'The imported file that this rests on' }),
});

/** Everything that is stored about one address. */
export const subscriberShape = z.strictObject({
  id: z
    .string()
    .nullable()
    .meta({ description: 'Null for an address that is only suppressed, as are name and since' }),
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
      consents: z.array(consent),
    }),
  ),
});
export type Subscriber = Shaped<typeof subscriberShape>;

/** One line of an export, under the names of the columns that older exports have. */
export const exportedSubscriberShape = z.strictObject({
  address,
  name: z.string().nullable(),
  status: status
    .nullable()
    .meta({ description: 'Null where an address is suppressed and has no subscription' }),
  created_at: instant.nullable(),
  confirmed_at: instant.nullable(),
  unsubscribed_at: instant.nullable(),
  suppression: z.string().nullable(),
});
export type ExportedSubscriber = Shaped<typeof exportedSubscriberShape>;

/** `added` is false where a subscription existed; its status stayed. */
export const addedSubscriberShape = z.strictObject({ address, added: z.boolean(), status });
export type AddedSubscriber = Shaped<typeof addedSubscriberShape>;

/** `already`: the address was suppressed before, and the first reason stays. */
export const suppressedShape = z.strictObject({
  address,
  suppressed: z.literal(true),
  already: z.boolean(),
});
export type Suppressed = Shaped<typeof suppressedShape>;

/** `lifted`: the reason that the address was suppressed for, or null where it was not. */
export const unsuppressedShape = z.strictObject({ address, lifted: z.string().nullable() });
export type Unsuppressed = Shaped<typeof unsuppressedShape>;

/** `known`: there was something to erase. */
export const erasedShape = z.strictObject({ erased: z.literal(true), known: z.boolean() });
export type Erased = Shaped<typeof erasedShape>;
