import { localDate } from '@galley/core/newsletter';
import { runsFromRight, wordingOf, type Wording } from '@galley/wording';
import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';

/** How the pages of a newsletter speak. */
export const wordingFor = (newsletter: Pick<SiteNewsletter, 'language'>): Wording =>
  wordingOf(newsletter.language);

/** "Issue 3 · March 11, 2026" */
export function issueLabel(
  newsletter: SiteNewsletter,
  issue: Pick<SiteIssueEntry, 'number' | 'datedOn'>,
): string {
  const { words, separator } = wordingFor(newsletter);
  return `${words.issue(issue.number)}${separator}${issueDay(newsletter, issue)}`;
}

/** The day that an issue is dated, in words. */
export const issueDay = (
  newsletter: SiteNewsletter,
  { datedOn }: Pick<SiteIssueEntry, 'datedOn'>,
): string => wordingFor(newsletter).format.date(datedOn, 'long');

/** The day of an instant where the newsletter is, in words. */
export const dayOf = (newsletter: SiteNewsletter, at: Date): string =>
  wordingFor(newsletter).format.date(localDate(newsletter.timeZone, at), 'long');

/**
 * The `dir` of a text by its letters. On a page from right to left, a text with Arabic letters runs
 * so too, even if its first word is a Latin name.
 */
export const dirOf = ({ direction }: Pick<Wording, 'direction'>, text: string): 'rtl' | 'auto' =>
  direction === 'rtl' && runsFromRight(text) ? 'rtl' : 'auto';
