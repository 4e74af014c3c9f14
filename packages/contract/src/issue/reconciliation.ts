import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const address = z.string();

/** What reading uncertain mail back from the provider showed. */
export const reconciliationShape = z.strictObject({
  number: z.int(),
  accepted: z.int().meta({ description: 'Readers who are known to be accepted now' }),
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

/** What a person recorded about a batch whose mail was uncertain. */
export const decidedBatchShape = z.strictObject({
  number: z.int(),
  decision: z.enum(['accepted', 'rejected']),
  addresses: z.array(address).meta({ description: 'Everybody of the batch' }),
});
export type DecidedBatch = Shaped<typeof decidedBatchShape>;

/** A test of an issue that was sent. */
export const sentTestShape = z.strictObject({
  number: z.int(),
  to: z.array(address),
  ids: z.array(z.string()).meta({ description: "The provider's, in the same order" }),
  suppressed: z.array(address).meta({ description: 'Who must not be mailed and got none' }),
});
export type SentTest = Shaped<typeof sentTestShape>;
