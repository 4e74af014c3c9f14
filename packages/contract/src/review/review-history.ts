import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** A review's text at the end of a sitting, and who wrote it. */
export const reviewVersionShape = z.strictObject({
  version: z.int(),
  review: reviewSchema,
  what: z.enum(['began', 'queued', 'edited', 'restored']).meta({
    description: '`began`: what stood when the history began',
  }),
  restored: z.int().nullable().meta({ description: 'The version whose text was restored' }),
  changed: z
    .array(z.string())
    .meta({ description: 'The fields that differ from the version before' }),
  by: z
    .strictObject({
      kind: z.enum(['person', 'key', 'command', 'clock']),
      id: z.string().nullable(),
      name: z.string().nullable(),
    })
    .nullable(),
  door: z.string().nullable().meta({ description: '`desk`, `key`, `command line` or `mail`' }),
  beganAt: instant,
  at: instant,
});
export type ReviewVersion = Shaped<typeof reviewVersionShape>;

/** A page of a review's history, the latest first; `before: next` asks for the one after it. */
export const reviewHistoryShape = z.strictObject({
  id: z.string(),
  versions: z.array(reviewVersionShape),
  next: z.string().nullable(),
});
export type ReviewHistory = Shaped<typeof reviewHistoryShape>;
