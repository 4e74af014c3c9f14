import { localDate } from '../newsletter/slots.ts';
import { isReleaseDay, slotDay } from './issue-date.ts';
import type { IssueState } from './issue-state.ts';

/** When an issue goes out once it is approved. */
export type Departure =
  | { readonly kind: 'at-slot'; readonly at: Date }
  /** Its slot is due: the clock releases it within seconds. */
  | { readonly kind: 'at-once' }
  /** A person releases it: it has no slot, is dated another day, or is too late for the clock. */
  | { readonly kind: 'by-hand' }
  /** Nobody can release it under its date. */
  | { readonly kind: 'other-day'; readonly today: string };

/**
 * Foresees how an issue goes out if it is approved now, or is approved already: what
 * `decideDueIssue` and `isReleaseDay` will then say. Null once it is released or cancelled.
 */
export function decideDeparture(issue: {
  readonly state: IssueState;
  readonly timeZone: string;
  /** When its slot is due; null for an extra issue. */
  readonly dueAt: Date | null;
  /** The day it is dated, `YYYY-MM-DD`. */
  readonly datedOn: string;
  readonly lateLimitSeconds: number;
  /** False for the sample newsletter, whose slots the clock leaves alone. */
  readonly hasClock: boolean;
  readonly now: Date;
}): Departure | null {
  const { state, timeZone, dueAt, datedOn, now } = issue;
  if (state !== 'draft' && state !== 'approved' && state !== 'held') return null;
  if (issue.hasClock && dueAt !== null) {
    const isOfSlot = datedOn === slotDay(timeZone, dueAt);
    if (now < dueAt && isOfSlot) return { kind: 'at-slot', at: dueAt };
    const limit = dueAt.getTime() + issue.lateLimitSeconds * 1000;
    if (now >= dueAt && now.getTime() <= limit && isReleaseDay(issue, 'clock', now)) {
      return { kind: 'at-once' };
    }
  }
  return isReleaseDay(issue, 'person', now)
    ? { kind: 'by-hand' }
    : { kind: 'other-day', today: localDate(timeZone, now) };
}
