import { z } from 'zod';
import { listedReviewShape } from '../review/index.ts';
import type { Shaped } from '../shape.ts';
import { answeredErrorShape } from './answered-error.ts';

/** What became of each of several review files. */
export const addedReviewsShape = z.strictObject({
  queued: z.int(),
  failed: z.int(),
  files: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('queued'), file: z.string(), review: listedReviewShape }),
      z.strictObject({
        kind: z.literal('failed'),
        file: z.string(),
        error: answeredErrorShape.shape.error,
      }),
    ]),
  ),
});
export type AddedReviews = Shaped<typeof addedReviewsShape>;
