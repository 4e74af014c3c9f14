import { z } from 'zod';
import { instant } from '../instant.ts';
import { alreadyQueuedShape } from '../review/index.ts';
import type { Shaped } from '../shape.ts';

/** An article that a feed or a mail brought. */
export const candidateShape = z.strictObject({
  id: z.string(),
  newsletter: z.string(),
  state: z.enum(['waiting', 'taken', 'dismissed', 'passed']),
  source: z.enum(['feed', 'mail']),
  /** The name or the address of the person who forwarded it; null for one of a feed. */
  mailedBy: z.string().nullable(),
  /** Null if nobody watches the feed any more, or a mail brought it. */
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

/** A candidate in a list, with the review of its article that the newsletter has. */
export const listedCandidateShape = candidateShape.extend({ there: alreadyQueuedShape.nullable() });
export type ListedCandidate = Shaped<typeof listedCandidateShape>;

/** A page of candidates, the latest first; `next` asks for the one after it. */
export const candidatePageShape = z.strictObject({
  candidates: z.array(listedCandidateShape),
  /** How many wait in all. */
  waiting: z.int(),
  next: z.string().nullable(),
  /** Where editors forward articles and reviews to; null if Galley gets no mail. */
  mailTo: z.string().nullable(),
});
export type CandidatePage = Shaped<typeof candidatePageShape>;
