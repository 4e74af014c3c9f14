import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** Something has changed, and browsers that show it read it again. */
export const liveEventShape = z.strictObject({
  what: z.enum([
    'review',
    'queue',
    'candidates',
    'issue',
    'newsletter',
    'import',
    'people',
    'presence',
  ]),
  id: z.string().nullable(),
  version: z.int().nullable(),
});
export type LiveEvent = Shaped<typeof liveEventShape>;
