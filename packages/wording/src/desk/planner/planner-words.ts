import type { Explained } from '../explained.ts';

/** The words of the calendar of slots. */
export interface PlannerWords {
  readonly title: string;
  /** Names the months and the list of what is in them. */
  readonly ahead: string;
  readonly later: string;
  readonly earlier: Explained & { readonly more: string };
  readonly extra: string;
  readonly bestOf: (month: string) => string;
  /** What a slot is, in a word or two. */
  readonly short: {
    readonly reviewsCount: (count: number) => string;
    readonly wouldSkip: string;
    readonly open: string;
    readonly skipped: string;
    readonly missed: string;
    readonly free: string;
  };
  readonly day: {
    readonly due: string;
    readonly dated: string;
    readonly cutOff: string;
    readonly there: (when: string, zone: string) => string;
    readonly would: string;
    readonly holds: string;
    readonly skipped: string;
    readonly late: string;
    readonly waitsFor: (day: string) => string;
    readonly waits: string;
    readonly madeUp: (when: string, away: string) => string;
    readonly forward: (day: string, time: string, duration: string) => string;
    readonly back: (day: string, time: string, duration: string) => string;
    readonly moved: (wanted: string, time: string) => string;
  };
  /** Why a slot has no issue, or would have none. */
  readonly why: {
    readonly empty: string;
    readonly emptyInTime: string;
    readonly heldCount: (held: number) => string;
    readonly tooFew: (ready: number, minimum: number) => string;
    readonly wouldMiss: string;
    readonly missed: string;
    readonly free: string;
    readonly freeBestOf: string;
    readonly nothingYet: string;
    readonly nothingRated: string;
    readonly madeByHand: string;
    /** After a restore. */
    readonly restored: string;
    readonly missedBestOf: string;
  };
  readonly actions: Readonly<
    Record<
      | 'open'
      | 'proof'
      | 'compile'
      | 'again'
      | 'extra'
      | 'bestOf'
      | 'make'
      | 'previous'
      | 'next'
      | 'now'
      | 'current',
      string
    >
  >;
  readonly compileWhat: string;
  readonly againWhat: string;
  readonly making: string;
  readonly made: (issue: string) => string;
  readonly extraForm: Explained;
  readonly bestOfForm: Explained & { readonly month: string };
  readonly sample: Explained;
  readonly empty: Explained;
  /** Why nothing was compiled. */
  readonly refusals: Readonly<
    Record<'nothing-queued' | 'no-slot' | 'nothing-rated' | 'already-out', string>
  >;
}
