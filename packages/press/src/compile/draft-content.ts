import { chooseDate, proposePreheader, proposeSubject, type DateWish } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import type { IssueRow, NewsletterRow, UrgentCorrection } from '@galley/db';
import type { ContentReview, IssueContent, Lines } from './compose-issue.ts';

/** What a person set; null restores the proposal or removes the note, undefined changes nothing. */
export interface ChosenLines {
  readonly subject?: string | null | undefined;
  readonly preheader?: string | null | undefined;
  readonly note?: string | null | undefined;
}

export interface DraftContent extends IssueContent {
  readonly subjectIsSet: boolean;
  readonly preheaderIsSet: boolean;
  readonly hasSlot: boolean;
}

/** The month of a best-of, and the lines proposed for a number of its reviews. */
export interface DraftBestOf {
  readonly month: string;
  readonly proposeLines: (count: number) => Lines;
}

/** A correction that goes out alone, and the lines proposed for it. */
export interface DraftCorrection {
  readonly correction: UrgentCorrection;
  readonly lines: Lines;
}

/** Drafts an issue's content: keeps the lines that a person set and proposes the rest. */
export function draftContent(input: {
  readonly newsletter: NewsletterRow;
  /** The issue to recompile; null for a new one. */
  readonly issue: IssueRow | null;
  readonly number: number;
  /** When a new issue's slot is due; null for an extra issue. */
  readonly dueAt: Date | null;
  readonly dateWish: DateWish;
  readonly reviews: readonly ContentReview[];
  readonly lines?: ChosenLines;
  readonly bestOf?: DraftBestOf | null;
  /** Of an urgent correction. */
  readonly corrects?: DraftCorrection | null;
  readonly now: Date;
}): DraftContent {
  const { newsletter, issue, reviews, lines = {}, bestOf = null, corrects = null } = input;
  const chosen = (line: string | null | undefined, kept: string | null) =>
    line === undefined ? kept : line;
  const subject = chosen(lines.subject, issue?.subject_is_set ? issue.subject : null);
  const preheader = chosen(lines.preheader, issue?.preheader_is_set ? issue.preheader : null);
  const propose = (its: readonly Review[]): Lines =>
    corrects !== null
      ? corrects.lines
      : bestOf === null
        ? { subject: proposeSubject(its), preheader: proposePreheader(its) }
        : bestOf.proposeLines(its.length);
  const linesOf = (its: readonly Review[]): Lines => {
    const proposed = propose(its);
    return { subject: subject ?? proposed.subject, preheader: preheader ?? proposed.preheader };
  };
  return {
    newsletter,
    number: input.number,
    date: chooseDate(
      {
        timeZone: newsletter.time_zone,
        dueAt: issue === null ? input.dueAt : issue.due_at,
        datedOn: issue?.dated_on ?? null,
      },
      input.dateWish,
      input.now,
    ),
    ...linesOf(reviews.map(({ review }) => review)),
    linesOf,
    note: chosen(lines.note, issue?.note ?? null),
    subjectIsSet: subject !== null,
    preheaderIsSet: preheader !== null,
    bestOf: bestOf?.month ?? null,
    corrects: corrects?.correction ?? null,
    hasSlot: issue === null ? input.dueAt !== null : issue.slot_due_on !== null,
    reviews,
  };
}
