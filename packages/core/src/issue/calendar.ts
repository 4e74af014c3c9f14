import type { IssueState } from './issue-state.ts';

/** One coming slot: when, in local time and UTC, and what it would contain. */
export interface CalendarEntry {
  /** Local due date, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** The wall time at which it goes out, `HH:MM`: the cadence's, unless the clock skips it. */
  readonly localTime: string;
  readonly timeZone: string;
  /** Offset from UTC at that instant, `+01:00`. */
  readonly offset: string;
  readonly dueAt: Date;
  readonly cutOffAt: Date;
  readonly outcome: CalendarOutcome;
}

export type CalendarOutcome =
  /** An issue of that slot exists. */
  | {
      readonly kind: 'issue';
      readonly number: number;
      readonly state: IssueState;
      readonly reviews: readonly { readonly id: string; readonly title: string }[];
    }
  /** What the present queue would put into it. */
  | {
      readonly kind: 'would-compile';
      readonly reviews: readonly { readonly id: string; readonly title: string }[];
    }
  | { readonly kind: 'would-skip'; readonly ready: number; readonly minimum: number }
  | { readonly kind: 'skipped'; readonly reason: 'empty' | 'missed' }
  /** Its issue was cancelled before it reached anybody; a person may compile the slot again. */
  | { readonly kind: 'given-back' };
