import { proposePreheader, proposeSubject } from '@galley/core/issue';
import { localDate } from '@galley/core/newsletter';
import type { IssueRow, NewsletterRow } from '@galley/db';
import type { ContentReview, IssueContent } from './compose-issue.ts';

/** Lines that a person chose; null goes back to the proposal, undefined leaves things alone. */
export interface ChosenLines {
  readonly subject?: string | null | undefined;
  readonly preheader?: string | null | undefined;
}

export interface DraftContent extends IssueContent {
  readonly subjectIsSet: boolean;
  readonly preheaderIsSet: boolean;
}

/** What makes a draft a month's best: which month, and what is proposed for its lines. */
export interface DraftBestOf {
  readonly month: string;
  readonly subject: string;
  readonly preheader: string;
}

/** Puts together what an issue says: what a person set stays, the rest is proposed anew. */
export function draftContent(input: {
  readonly newsletter: NewsletterRow;
  /** The issue that is compiled again; null for a new one. */
  readonly issue: IssueRow | null;
  readonly dueOn: string | null;
  readonly reviews: readonly ContentReview[];
  readonly lines?: ChosenLines;
  readonly bestOf?: DraftBestOf | null;
  readonly now: Date;
}): DraftContent {
  const { newsletter, issue, dueOn, reviews, lines = {}, bestOf = null } = input;
  const documents = reviews.map(({ review }) => review);
  const chosen = (line: string | null | undefined, kept: string | null) =>
    line === undefined ? kept : line;
  const subject = chosen(lines.subject, issue?.subject_is_set ? issue.subject : null);
  const preheader = chosen(lines.preheader, issue?.preheader_is_set ? issue.preheader : null);
  const proposed = bestOf ?? {
    subject: proposeSubject(documents),
    preheader: proposePreheader(documents),
  };
  return {
    newsletter,
    number: issue?.number ?? newsletter.last_issue_number + 1,
    date: dueOn ?? localDate(newsletter.time_zone, issue?.created_at ?? input.now),
    subject: subject ?? proposed.subject,
    preheader: preheader ?? proposed.preheader,
    subjectIsSet: subject !== null,
    preheaderIsSet: preheader !== null,
    bestOf: bestOf?.month ?? null,
    reviews,
  };
}
