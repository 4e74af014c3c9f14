import { z } from 'zod';
import type { Shaped } from '../shape.ts';
import { listedReviewShape } from './listed-review.ts';

/** A page of reviews; `next` asks for the one after it. */
export const reviewPageShape = z.strictObject({
  reviews: z.array(listedReviewShape),
  next: z.string().nullable(),
});
export type ReviewPage = Shaped<typeof reviewPageShape>;
