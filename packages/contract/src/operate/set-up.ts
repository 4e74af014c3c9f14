import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** The checks of `doctor`. `informs` never fails; `skipped` depends on a check above it. */
export const checksShape = z.array(
  z.strictObject({
    name: z.string(),
    level: z.enum(['ok', 'informs', 'warns', 'fails', 'skipped']),
    found: z.string(),
    fix: z.string().nullable().meta({ description: 'How to fix it' }),
    mend: z.string().nullable().meta({ deprecated: true, description: 'The same as `fix`' }),
  }),
);
export type Check = Shaped<typeof checksShape>[number];

/** The migrations that ran. */
export const migrationsShape = z.strictObject({ ran: z.array(z.string()) });

/**
 * The lines that `start` prints: its parts run; where somebody becomes the first owner, if nobody is;
 * and later where the sample issue is.
 */
export const startedShape = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('ready'),
    parts: z.array(z.enum(['web', 'scheduler', 'delivery'])),
    url: z.url().nullable(),
    desk: z.url().nullable(),
    proof: z.url().nullable(),
    mailbox: z.url().nullable(),
    dataDir: z.string(),
    sandboxFaults: z.string().optional(),
  }),
  z.strictObject({ event: z.literal('first-owner'), url: z.url() }),
  z.strictObject({ event: z.literal('sample'), number: z.int(), url: z.url() }),
]);

/** Where `proof` shows an issue. */
export const readyProofShape = z.strictObject({ event: z.literal('ready'), url: z.url() });

/** The pictures that `proof --png` took. */
export const picturesShape = z.strictObject({
  contentHash: z.string().nullable(),
  files: z.array(z.string()),
});
