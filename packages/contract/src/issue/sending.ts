import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const count = z.int();

/**
 * How far the sending of an issue has come. Counted by batches, which is cheap enough for every
 * second; `issue status` counts the readers one by one.
 */
export const sendingProgressShape = z.strictObject({
  issue: z.string().meta({ description: 'Its id' }),
  state: z.enum(ISSUE_STATES),
  audience: count.meta({ description: 'Grows until `isFrozen`' }),
  isFrozen: z.boolean().meta({ description: 'True once the audience is complete' }),
  accepted: count,
  rejected: count,
  uncertain: count,
  excluded: count,
  pending: count,
  perSecond: z.number().nullable().meta({
    description: 'Readers accepted a second, of late; null if nothing went lately',
  }),
  secondsLeft: count.nullable().meta({ description: 'At that rate; null if it is unknown' }),
  at: instant,
});
export type SendingProgress = Shaped<typeof sendingProgressShape>;

/** The issues that are on their way, or stopped on it. */
export const sendingShape = z.strictObject({
  now: instant.meta({ description: "The server's clock" }),
  mailbox: z.boolean().meta({
    description: 'True in a local set-up, which shows its mail at /mailbox',
  }),
  issues: z.array(
    z.strictObject({
      id: z.string(),
      newsletter: z.string().meta({ description: 'Its slug' }),
      newsletterTitle: z.string(),
      number: count,
      subject: z.string(),
      state: z.enum(['sending', 'paused']),
      reason: z.string().nullable(),
      resumesAt: instant.nullable().meta({ description: 'When a pause ends by itself' }),
      sendAfter: instant.nullable().meta({ description: 'Until then it can be taken back' }),
      mayStop: z.boolean().meta({ description: 'Whether the one who asks may stop it' }),
      progress: sendingProgressShape,
    }),
  ),
});
export type Sending = Shaped<typeof sendingShape>;

/** A page of readers whose mail of an issue was rejected or is uncertain. */
export const troubledPageShape = z.strictObject({
  readers: z.array(
    z.strictObject({
      address: z.string(),
      name: z.string().nullable(),
      state: z.enum(['rejected', 'uncertain']),
      reason: z.string().nullable(),
      batch: z.string().nullable().meta({ description: 'They share what is decided about it' }),
    }),
  ),
  next: z.string().nullable(),
});
export type TroubledPage = Shaped<typeof troubledPageShape>;
