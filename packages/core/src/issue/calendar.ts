import type { ClockChange } from '../newsletter/clock-changes.ts';
import type { Slot } from '../newsletter/slots.ts';
import type { IssueState } from './issue-state.ts';
import type { Shortage, ShortageReason, SkipReason } from './skip-reason.ts';

/** One slot: when, in local time and UTC, and what became or would become of it. */
export interface CalendarEntry extends Slot {
  /** The month on which the best-of of this slot looks back; null for a slot of the queue. */
  readonly bestOf: string | null;
  /** The cadence's wall time, where the clock skips it and the slot is later; otherwise null. */
  readonly movedFrom: string | null;
  /** The clocks' changes since the slot before it, or from now on. */
  readonly clockChanges: readonly ClockChange[];
  /** For a slot that passed undecided and is not too late: until when it is made up. */
  readonly madeUpUntil: Date | null;
  /** Reviews in the queue that came after its cut-off. */
  readonly late: readonly LateReview[];
  readonly outcome: CalendarOutcome;
}

/** A review that came after a slot's cut-off, and the slot that it waits for. */
export interface LateReview extends ReviewName {
  readonly waitsFor: string | null;
}

export interface ReviewName {
  readonly id: string;
  readonly title: string;
}

/** What was decided about a slot. */
export type DecidedOutcome =
  /** An issue of that slot exists. */
  | {
      readonly kind: 'issue';
      readonly number: number;
      readonly state: IssueState;
      readonly reviews: readonly ReviewName[];
    }
  | ({ readonly kind: 'skipped'; readonly reason: SkipReason } & {
      /** Null where nothing was counted. */
      readonly [Fact in keyof Shortage]: number | null;
    })
  /** Its issue was cancelled before it reached anybody; a person may compile the slot again. */
  | { readonly kind: 'given-back' };

export type CalendarOutcome =
  | DecidedOutcome
  /** What the present queue, or the month so far, would put into it. */
  | { readonly kind: 'would-compile'; readonly reviews: readonly ReviewName[] }
  | ({
      readonly kind: 'would-skip';
      readonly reason: ShortageReason;
    } & Shortage)
  /** It passed while nothing ran, and is too late to be made up. */
  | { readonly kind: 'would-miss' };
