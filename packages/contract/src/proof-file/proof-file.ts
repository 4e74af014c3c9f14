import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** A proof file that was written. */
export const writtenProofShape = z.strictObject({
  file: z.string(),
  seal: z.string().meta({ description: 'SHA-256 in hex over all lines before its own' }),
});

/** What holds of a proof file. */
export const verifiedProofShape = z.strictObject({
  newsletter: z.string(),
  issue: z.int(),
  sentAt: z.string().nullable(),
  seal: z.string().nullable(),
  holds: z.boolean().meta({ description: 'Whether every claim does' }),
  claims: z.array(
    z.strictObject({
      claim: z.enum([
        'order',
        'seal',
        'renditions',
        'content',
        'equation',
        'counts',
        'readers',
        'known-seal',
        'signature',
      ]),
      holds: z.boolean(),
      detail: z.string(),
    }),
  ),
});
export type VerifiedProof = Shaped<typeof verifiedProofShape>;
