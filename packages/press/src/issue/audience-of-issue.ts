import { audienceOf } from '@galley/core/issue';
import type { AudienceQuestion, IssueRow, NewsletterRow } from '@galley/db';

/** Whom a stored issue is for, as its audience is counted at an instant. */
export const audienceOfIssue = (
  { issue, newsletter }: { readonly issue: IssueRow; readonly newsletter: NewsletterRow },
  now: Date,
): AudienceQuestion & { readonly issueId: string; readonly now: Date } => ({
  newsletterId: issue.newsletter_id,
  issueId: issue.id,
  audience: audienceOf({
    bestOf: issue.best_of,
    corrects: issue.corrects,
    hasSlot: issue.slot_due_on !== null,
    hasBestOfs: newsletter.best_of_cadence !== null,
  }),
  bestOf: issue.best_of,
  corrects: issue.corrects === null ? null : { correctionId: issue.corrects, issueId: issue.id },
  now,
});
