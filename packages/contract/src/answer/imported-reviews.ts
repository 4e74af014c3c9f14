import { z } from 'zod';
import { day } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** What became, or would become, of the posts of another program. */
export const importedReviewsShape = z.strictObject({
  dryRun: z.boolean(),
  leftOut: z.int().meta({ description: 'Drafts and pages of the blog' }),
  refused: z.array(z.string()).meta({ description: 'Why posts are no reviews, with their place' }),
  added: z
    .array(z.strictObject({ title: z.string(), id: z.string().nullable() }))
    .meta({ description: 'Held in the queue; without an id in a dry run and in back issues' }),
  known: z
    .array(z.string())
    .meta({ description: 'Titles of reviews whose article is known already' }),
  issues: z
    .array(z.strictObject({ number: z.int(), date: day, reviews: z.array(z.string()) }))
    .meta({ description: 'Back issues' }),
});
export type ImportedReviews = Shaped<typeof importedReviewsShape>;
