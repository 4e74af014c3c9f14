import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** An article that a feed brought. */
export const candidateShape = z.strictObject({
  id: z.string(),
  newsletter: z.string(),
  state: z.enum(['waiting', 'taken', 'dismissed', 'passed']),
  /** Null if nobody watches the feed any more. */
  feed: z
    .strictObject({ id: z.string(), title: z.string().nullable(), url: z.string() })
    .nullable(),
  title: z.string(),
  outlet: z.string(),
  url: z.string(),
  publishedOn: z.string().nullable(),
  authors: z.array(z.string()),
  foundAt: instant,
  decidedAt: instant.nullable(),
  /** The id of the review that it became. */
  review: z.string().nullable(),
});
export type Candidate = Shaped<typeof candidateShape>;

/** A page of candidates, the latest first; `next` asks for the one after it. */
export const candidatePageShape = z.strictObject({
  candidates: z.array(candidateShape),
  /** How many wait in all. */
  waiting: z.int(),
  next: z.string().nullable(),
});
export type CandidatePage = Shaped<typeof candidatePageShape>;
