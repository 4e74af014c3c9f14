import { ISSUE_STATES } from '@galley/core/issue';
import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { preflightReportShape } from './preflight-report.ts';
import { proofAudienceShape } from './proof-audience.ts';

const extent = z.enum(['full', 'summary', 'headline']);

/** A preflight rule that a person overrode for one issue. */
export const overrideShape = z.strictObject({
  rule: z.string(),
  because: z.string(),
  by: z.string(),
  at: instant,
});
export type Override = Shaped<typeof overrideShape>;

/** Somebody's approval of an issue's present bytes. */
export const approvalShape = z.strictObject({
  by: z.string(),
  at: instant,
  overrides: z.array(overrideShape).meta({ description: 'The rules that it set aside' }),
});
export type Approval = Shaped<typeof approvalShape>;

/** An issue, as every step on it returns it. */
export const issueShape = z.strictObject({
  id: z.string(),
  number: z.int().meta({
    description: 'Counts per newsletter, from 1; urgent corrections count −1, −2 and so on',
  }),
  name: z.string().meta({
    description: 'What commands and addresses call it: its number, or correction-1',
  }),
  numberIsFree: z.boolean().meta({
    description: 'True once it was cancelled unsent: another issue may have its number',
  }),
  state: z.enum(ISSUE_STATES),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Why it is held or paused: a code explained in docs/reasons.md' }),
  detail: z.string().nullable().meta({ description: 'More on the reason, for people' }),
  slot: day.nullable().meta({ description: 'Null for an extra issue' }),
  dueAt: instant.nullable(),
  datedOn: day.meta({ description: 'The date in its bytes, the day on which it can be released' }),
  bestOf: z
    .string()
    .nullable()
    .meta({ description: 'The month of a best-of, YYYY-MM; null for a regular issue' }),
  corrects: z
    .string()
    .nullable()
    .meta({ description: 'The correction that it brings, alone; null for all other issues' }),
  subject: z.string(),
  preheader: z.string(),
  note: z.string().nullable().meta({
    description: "The editor's note at its top: paragraphs with empty lines between them",
  }),
  sender: z.string().nullable(),
  replyTo: z.string().nullable(),
  contentHash: z.string().nullable(),
  approvedHash: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  overrides: z.array(overrideShape),
  releasedAt: instant.nullable(),
  sendAfter: instant.nullable().meta({ description: 'Until then its release can be undone' }),
  sentAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  version: z.int().meta({
    description: 'Counts the changes of its lines; a change names the one it was made from',
  }),
});
export type Issue = Shaped<typeof issueShape>;

/** A newly compiled issue. */
export const compiledIssueShape = issueShape.extend({
  again: z.boolean().meta({ description: 'True if an open issue of that slot was recompiled' }),
  approvalVoided: z.boolean(),
  reviews: z.array(z.string()).meta({ description: "Titles in the issue's order" }),
  extents: z.array(extent).meta({ description: 'How much of each review the mail holds' }),
  carriedOver: z.int().meta({ description: 'Ready reviews over the maximum' }),
  monthIsOver: z.boolean().optional().meta({ description: 'Only in a best-of' }),
});
export type CompiledIssue = Shaped<typeof compiledIssueShape>;

/** An issue whose subject or preheader was set. */
export const changedIssueShape = issueShape.extend({ approvalVoided: z.boolean() });
export type ChangedIssue = Shaped<typeof changedIssueShape>;

const timeZone = z.string().meta({ description: 'Of the newsletter' });

/**
 * An issue that somebody approved, with the preflight that it passed. With four eyes it stays a
 * draft until its approvals cover every change.
 */
export const approvedIssueShape = issueShape.extend({
  timeZone,
  complete: z.boolean().meta({
    description: 'False if somebody else has to approve it too, because the newsletter asks for it',
  }),
  again: z.boolean().meta({
    description: 'True if it changed nothing: it was approved, or the same person had approved it',
  }),
  approvals: z.array(approvalShape).meta({ description: 'All approvals of these bytes' }),
  preflight: preflightReportShape,
  overridesNotNeeded: z
    .array(z.string())
    .meta({ description: 'Rules that were to be overridden but found nothing' }),
});
export type ApprovedIssue = Shaped<typeof approvedIssueShape>;

/** An issue that was released. */
export const releasedIssueShape = issueShape.extend({ timeZone });
export type ReleasedIssue = Shaped<typeof releasedIssueShape>;

/** An issue that was cancelled. */
export const cancelledIssueShape = issueShape.extend({
  requeued: z.int().meta({ description: 'How many reviews returned to the queue' }),
  hasLeft: z.boolean().meta({ description: 'True if some readers have or may have it' }),
});
export type CancelledIssue = Shaped<typeof cancelledIssueShape>;

/** One version of an issue's mail, filled in for a sample reader. */
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
  audience: proofAudienceShape,
  approvals: z.array(approvalShape).meta({ description: 'Of its present bytes' }),
});
export type ShownIssue = Shaped<typeof shownIssueShape>;
