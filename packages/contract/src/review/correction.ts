import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import { instant } from '../instant.ts';
import { compiledIssueShape } from '../issue/issue.ts';
import type { Shaped } from '../shape.ts';
import { listedReviewShape } from './listed-review.ts';

/** A change of a sent review, with what was wrong. */
export const correctionShape = z.strictObject({
  number: z.int().meta({ description: 'Counts the corrections of its review, from 1' }),
  note: z.string().meta({ description: 'What was wrong; empty lines separate paragraphs' }),
  at: instant,
  version: z.int().meta({ description: "The review's version with the corrected text" }),
  before: reviewSchema,
  after: reviewSchema,
  changed: z.array(z.string()).meta({ description: 'The fields that differ' }),
  readers: z.enum(['old', 'everybody', 'nobody']).meta({
    description: 'Who is told in the next issue: those who got the old text, everybody, or nobody',
  }),
  issues: z
    .array(z.int())
    .meta({ description: 'The issues that went out with an earlier text, the latest first' }),
});
export type Correction = Shaped<typeof correctionShape>;

/** The corrections of a review, the latest first. */
export const correctionsShape = z.strictObject({
  id: z.string(),
  corrections: z.array(correctionShape),
});
export type Corrections = Shaped<typeof correctionsShape>;

/** A corrected review, and the open issues that hold it and were recompiled. */
export const correctedReviewShape = listedReviewShape.extend({
  correction: correctionShape,
  recompiled: z.array(z.strictObject({ number: z.int(), approvalVoided: z.boolean() })),
  urgent: compiledIssueShape.nullable().optional().meta({
    description: 'Only on the command line: the urgent correction that was compiled with it',
  }),
});
export type CorrectedReview = Shaped<typeof correctedReviewShape>;

/** Which issues went out with a review, and how many readers have it. */
export const oldReadersShape = z.strictObject({
  issues: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int(),
      datedOn: z.string(),
      readers: z.int().nullable().meta({ description: 'Null once its deliveries were dropped' }),
    }),
  ),
  readers: z.int().meta({ description: 'Who has it, each once, however many issues carried it' }),
});
export type OldReaders = Shaped<typeof oldReadersShape>;
