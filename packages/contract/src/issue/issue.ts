import { ISSUE_STATES } from '@galley/core/issue';
import { reviewSchema } from '@galley/core/review';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { preflightReportShape } from './preflight-report.ts';

const extent = z.enum(['full', 'summary', 'headline']);

/** A preflight rule that a person set aside for one issue. */
export const overrideShape = z.strictObject({
  rule: z.string(),
  because: z.string(),
  by: z.string(),
  at: instant,
});
export type Override = Shaped<typeof overrideShape>;

/** An issue, as every step on one answers. */
export const issueShape = z.strictObject({
  id: z.string(),
  number: z.int().meta({ description: 'Counts per newsletter, from 1' }),
  state: z.enum(ISSUE_STATES),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Why it is held or paused: a code that docs/reasons.md explains' }),
  detail: z.string().nullable().meta({ description: 'More on the reason, for people' }),
  slot: day.nullable().meta({ description: 'Null for an extra issue' }),
  dueAt: instant.nullable(),
  bestOf: z
    .string()
    .nullable()
    .meta({ description: 'The month whose best it holds, YYYY-MM; null for a usual issue' }),
  subject: z.string(),
  preheader: z.string(),
  sender: z.string().nullable(),
  replyTo: z.string().nullable(),
  contentHash: z.string().nullable(),
  approvedHash: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  overrides: z.array(overrideShape),
  releasedAt: instant.nullable(),
  sendAfter: instant.nullable().meta({ description: 'Until then its release leaves no trace' }),
  sentAt: instant.nullable(),
  cancelledAt: instant.nullable(),
});
export type Issue = Shaped<typeof issueShape>;

/** An issue that was just compiled. */
export const compiledIssueShape = issueShape.extend({
  again: z.boolean().meta({ description: 'An open issue of that slot was compiled again' }),
  approvalVoided: z.boolean(),
  reviews: z.array(z.string()).meta({ description: 'Titles, in the order of the issue' }),
  extents: z.array(extent).meta({ description: 'How much of each the mail holds' }),
  carriedOver: z.int().meta({ description: 'Ready but over the maximum' }),
  monthIsOver: z.boolean().optional().meta({ description: "Of a month's best alone" }),
});
export type CompiledIssue = Shaped<typeof compiledIssueShape>;

/** An issue whose subject or preheader was set. */
export const changedIssueShape = issueShape.extend({ approvalVoided: z.boolean() });
export type ChangedIssue = Shaped<typeof changedIssueShape>;

/** An issue that was approved, with the preflight that it passed. */
export const approvedIssueShape = issueShape.extend({
  preflight: preflightReportShape,
  overridesNotNeeded: z
    .array(z.string())
    .meta({ description: 'Rules that were to be set aside and found nothing' }),
});
export type ApprovedIssue = Shaped<typeof approvedIssueShape>;

/** An issue that was cancelled. */
export const cancelledIssueShape = issueShape.extend({
  requeued: z.int().meta({ description: 'How many reviews went back to the queue' }),
  hasLeft: z.boolean().meta({ description: 'Some readers have it or may have it' }),
});
export type CancelledIssue = Shaped<typeof cancelledIssueShape>;

/** One version of an issue's mail, with a sample in place of what differs per reader. */
const renditionShape = z.strictObject({
  key: z.string(),
  subject: z.string(),
  preheader: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
});

/** An issue with its reviews and its mail. */
export const shownIssueShape = issueShape.extend({
  newsletter: z.string().meta({ description: 'Its slug' }),
  newsletterTitle: z.string(),
  reviews: z.array(
    z.strictObject({ id: z.string(), slug: z.string(), review: reviewSchema, extent }),
  ),
  renditions: z.array(renditionShape),
});
export type ShownIssue = Shaped<typeof shownIssueShape>;
