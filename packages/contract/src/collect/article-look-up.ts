import { z } from 'zod';
import { alreadyQueuedShape } from '../review/index.ts';
import type { Shaped } from '../shape.ts';

/** A field of an article's head: what was found, where, and what speaks against it. */
const field = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value: value.nullable(),
    source: z.string().nullable(),
    /** Whether the sources contradict each other, or can be read in two ways. */
    unsure: z.boolean(),
    others: z.array(z.strictObject({ value: z.string(), source: z.string() })),
  });

/** What a page says about its article, each field with its source. */
export const articleHeadShape = z.strictObject({
  title: field(z.string()),
  outlet: field(z.string()),
  publishedOn: field(z.string()),
  authors: field(z.array(z.string())),
  url: field(z.string()),
  language: field(z.string()),
});

/** An article that was looked up, or the host that has not answered yet: ask again. */
export const articleLookUpShape = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('read'),
    head: articleHeadShape,
    /** The review of the article that the newsletter has. */
    there: alreadyQueuedShape.nullable(),
    /** The id of the candidate of this article, if one waits. */
    candidate: z.string().nullable(),
  }),
  z.strictObject({ state: z.literal('waiting'), host: z.string() }),
]);
export type ArticleLookUp = Shaped<typeof articleLookUpShape>;
