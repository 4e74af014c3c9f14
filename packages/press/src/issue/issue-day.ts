import type { RefusalOf } from '@galley/contract/refusals';
import { localDate } from '@galley/core/newsletter';
import type { IssueRow, NewsletterRow } from '@galley/db';

/** What core's rules about an issue's date need. */
export const dayOf = (
  issue: IssueRow,
  newsletter: Pick<NewsletterRow, 'time_zone' | 'late_limit_seconds'>,
) => ({
  state: issue.state,
  timeZone: newsletter.time_zone,
  dueAt: issue.due_at,
  datedOn: issue.dated_on,
  lateLimitSeconds: newsletter.late_limit_seconds,
});

/** Refuses a step that an issue's date rules out. */
export const otherDay = (
  { number, dated_on: datedOn }: IssueRow,
  timeZone: string,
  now: Date,
): RefusalOf<'other-day'> => ({
  kind: 'other-day',
  number,
  datedOn,
  today: localDate(timeZone, now),
  timeZone,
});
