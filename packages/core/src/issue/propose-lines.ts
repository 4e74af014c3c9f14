import type { Review } from '../review/review.ts';
import { capText } from './cap-text.ts';

/** What most inboxes show of a subject on a wide screen. */
export const LONGEST_PROPOSED_SUBJECT = 70;
/** What most inboxes show of a preheader after the subject. */
export const LONGEST_PROPOSED_PREHEADER = 110;

/** Proposes a subject: the title of the lead review. */
export const proposeSubject = (reviews: readonly Pick<Review, 'title'>[]): string =>
  capText(oneLine(reviews[0]?.title ?? ''), LONGEST_PROPOSED_SUBJECT);

/** Proposes a preheader: how the lead review begins; for a bare title, its outlet (or nothing). */
export function proposePreheader(reviews: readonly Review[]): string {
  const lead = reviews[0];
  if (lead === undefined) return '';
  const opening =
    lead.summary[0] ?? lead.whyItMatters[0] ?? lead.keyFindings[0]?.text ?? lead.outlet;
  return capText(oneLine(opening), LONGEST_PROPOSED_PREHEADER);
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
