import { localDate } from '../newsletter/slots.ts';
import type { IssueState } from './issue-state.ts';

/**
 * Which day an issue is dated: `today`; the day of its slot; or `keep`, the day that it is dated
 * already. An issue without a slot or a date of its own is dated today.
 */
export type DateWish = 'today' | 'slot' | 'keep';

/** What an issue's date depends on, besides the clock. */
export interface IssueDay {
  /** The newsletter's time zone. */
  readonly timeZone: string;
  /** When its slot is due; null for an extra issue. */
  readonly dueAt: Date | null;
  /** The day it is dated, `YYYY-MM-DD`; null for a new issue. */
  readonly datedOn: string | null;
}

/** Chooses the day that an issue is dated. A day that is over gives way to today. */
export function chooseDate(issue: IssueDay, wish: DateWish, now: Date): string {
  const { timeZone, dueAt, datedOn } = issue;
  const today = localDate(timeZone, now);
  const wished = { today, slot: slotDay(timeZone, dueAt), keep: datedOn }[wish];
  return wished !== null && wished > today ? wished : today;
}

/**
 * True if an issue may go out now under its date: on that day. The clock also releases a slot's
 * issue under the slot's date when it makes the slot up after midnight.
 */
export function isReleaseDay(issue: IssueDay, by: 'person' | 'clock', now: Date): boolean {
  const { timeZone, dueAt, datedOn } = issue;
  if (datedOn === localDate(timeZone, now)) return true;
  return by === 'clock' && dueAt !== null && datedOn === slotDay(timeZone, dueAt);
}

/**
 * True if an issue can no longer go out under its date: the day is over, and the clock will not
 * make its slot up.
 */
export function isDateOver(
  issue: IssueDay & { readonly lateLimitSeconds: number },
  now: Date,
): boolean {
  const { timeZone, dueAt, datedOn, lateLimitSeconds } = issue;
  if (datedOn === null || datedOn >= localDate(timeZone, now)) return false;
  const isMadeUp =
    dueAt !== null &&
    datedOn === slotDay(timeZone, dueAt) &&
    now.getTime() <= dueAt.getTime() + lateLimitSeconds * 1000;
  return !isMadeUp;
}

/**
 * True if an issue needs another date before it can go out at its slot: a draft that is dated
 * another day, or an approved issue that the clock could not release under its date. A person
 * dated it to send it earlier, or the newsletter's time zone has changed.
 */
export function needsSlotDate(
  issue: IssueDay & { readonly state: IssueState },
  now: Date,
): boolean {
  if (issue.dueAt === null || issue.datedOn === chooseDate(issue, 'slot', now)) return false;
  if (issue.state === 'draft') return true;
  return issue.state === 'approved' && !isReleaseDay(issue, 'clock', now);
}

/** The local day on which a slot is due; null for an extra issue. */
export const slotDay = (timeZone: string, dueAt: Date | null): string | null =>
  dueAt === null ? null : localDate(timeZone, dueAt);
