import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const address = z.string();

/** The result of reading uncertain mail back from the provider. */
export const reconciliationShape = z.strictObject({
  number: z.int(),
  accepted: z.int().meta({ description: 'Readers now known to be accepted' }),
  uncertain: z.array(
    z.strictObject({
      address,
      batch: z.int(),
      reason: z.string().nullable(),
      since: instant,
      until: instant,
    }),
  ),
});
export type Reconciliation = Shaped<typeof reconciliationShape>;

/** A person's decision about a batch whose mail was uncertain. */
export const decidedBatchShape = z.strictObject({
  number: z.int(),
  decision: z.enum(['accepted', 'rejected']),
  addresses: z.array(address).meta({ description: 'Every reader of the batch' }),
});
export type DecidedBatch = Shaped<typeof decidedBatchShape>;

/** A sent test of an issue. */
export const sentTestShape = z.strictObject({
  number: z.int(),
  contentHash: z.string().meta({ description: 'The bytes that it showed' }),
  to: z.array(address),
  ids: z.array(z.string()).meta({ description: "The provider's ids, in the same order" }),
  suppressed: z.array(address).meta({ description: 'Suppressed addresses that got no test' }),
});
export type SentTest = Shaped<typeof sentTestShape>;

/** An issue that is sent again to readers who were rejected for a reason that has gone. */
export const sentAgainShape = z.strictObject({
  id: z.string(),
  number: z.int(),
  readers: z.int().meta({ description: 'Who is sent it; some may have left by then' }),
  batches: z.int(),
  stay: z.int().meta({
    description: 'Readers who stay rejected, for their own address or for what the mail holds',
  }),
  arrived: z.int().meta({
    description: 'Readers who stay rejected, although something says that their mail arrived',
  }),
  undoUntil: instant.meta({ description: 'Until then nothing leaves, and it can be taken back' }),
  timeZone: z.string().meta({ description: 'Of the newsletter' }),
});
export type SentAgain = Shaped<typeof sentAgainShape>;

/** What sending an issue again would do now. */
export const foreseenAgainShape = z.strictObject({
  readers: z.int().meta({ description: 'Who would be sent it' }),
  reasons: z.array(z.strictObject({ reason: z.string().nullable(), readers: z.int() })).meta({
    description: 'Why these were rejected; null if a person decided that it never arrived',
  }),
  stay: z.int(),
  arrived: z.int(),
  waits: z
    .string()
    .nullable()
    .meta({ description: 'Why it can not be sent again yet; null if nothing known is in the way' }),
  undoSeconds: z.int(),
});
export type ForeseenAgain = Shaped<typeof foreseenAgainShape>;
