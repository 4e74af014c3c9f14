import { DELIVERY_STATES } from '@galley/core/delivery';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { listedSubscriberShape } from './subscriber-page.ts';

const at = instant;

/** A person in one newsletter: nothing of what they do in another one. */
export const memberShape = listedSubscriberShape.extend({
  suppressed: z
    .strictObject({
      reason: z.string(),
      detail: z.string().nullable().meta({
        description: 'Null for people who may not see readers of every newsletter',
      }),
      since: instant,
    })
    .nullable(),
  preferences: z.strictObject({
    floor: z.number().nullable(),
    topics: z.array(z.string()).nullable(),
    rhythm: z.enum(['every', 'monthly']),
    catchUpSince: instant.nullable(),
  }),
});
export type Member = Shaped<typeof memberShape>;

const by = z
  .strictObject({
    kind: z.enum(['person', 'key', 'command', 'clock']),
    name: z.string().nullable(),
  })
  .nullable()
  .meta({ description: 'Null if unknown, or if the caller may not see readers everywhere' });

/** Something that happened to a person in a newsletter. */
export const historyEntryShape = z.union([
  z.strictObject({
    what: z.literal('consent'),
    at,
    kind: z.enum(['imported', 'requested', 'confirmed', 'unsubscribed', 'added']),
    wording: z.string(),
    version: z.string(),
    source: z.string(),
    ip: z.string().nullable(),
    optedInAt: instant.nullable(),
    file: z.strictObject({ format: z.string(), sha256: z.string() }).nullable(),
  }),
  z.strictObject({
    what: z.literal('choice'),
    at,
    floor: z.number().nullable(),
    topics: z.array(z.string()).nullable(),
  }),
  z.strictObject({
    what: z.literal('issue'),
    at,
    number: z.int(),
    subject: z.string(),
    state: z.enum(DELIVERY_STATES),
    reason: z.string().nullable(),
    deliveredAt: instant.nullable(),
    bouncedAt: instant.nullable(),
    complainedAt: instant.nullable(),
    failedAt: instant.nullable(),
    failure: z.string().nullable(),
  }),
  z.strictObject({ what: z.literal('notice'), at, kind: z.string(), state: z.string() }),
  z
    .strictObject({
      what: z.literal('bounce'),
      at,
      number: z.int(),
      detail: z.string(),
      forgivenAt: instant.nullable(),
    })
    .meta({ description: 'A temporary bounce' }),
  z.strictObject({
    what: z.literal('suppressed'),
    at,
    reason: z.string(),
    detail: z.string().nullable(),
    by,
  }),
  z.strictObject({
    what: z.literal('lifted'),
    at,
    reason: z.string(),
    because: z.string().nullable(),
    by,
  }),
]);
export type HistoryEntry = Shaped<typeof historyEntryShape>;

/** A page of what happened to a person, the latest first. */
export const memberHistoryShape = z.strictObject({
  entries: z.array(historyEntryShape),
  next: z.string().nullable().meta({ description: '`before` of the page before that' }),
});
export type MemberHistory = Shaped<typeof memberHistoryShape>;
