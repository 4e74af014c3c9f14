import type { HoldReason } from '@galley/core/issue';
import type { DoubtReason, PAUSE_REASONS } from '@galley/core/delivery';
import type { Explained, Question } from '../explained.ts';

/** Why an issue is held or paused. */
export type IssueReasonCode = HoldReason | (typeof PAUSE_REASONS)[number];

/** The words of an issue on its way. */
export interface SendingWords {
  readonly title: string;
  /** "Issue 12 of The Harbor Digest" */
  readonly name: (issue: string, newsletter: string) => string;
  readonly stop: string;
  readonly pause: string;
  readonly resume: string;
  readonly reconnecting: string;
  readonly bar: {
    readonly leaves: (time: string) => string;
    readonly soon: (name: string) => string;
    readonly sending: (have: string, all: string) => string;
    readonly gatheringCount: (count: number) => string;
    readonly paused: (have: string, all: string) => string;
    readonly pauseCount: (have: number) => string;
    readonly resumesAt: (when: string) => string;
    readonly othersCount: (count: number) => string;
  };
  readonly keys: {
    readonly stop: (name: string) => string;
    readonly pause: (name: string) => string;
    readonly resume: (name: string) => string;
  };
  readonly said: {
    readonly stopping: string;
    readonly takenBack: (name: string) => string;
    readonly tooLate: (name: string) => string;
    readonly pausing: string;
    readonly paused: (name: string) => string;
    readonly resuming: string;
    readonly resumed: (name: string) => string;
    readonly cancelled: (name: string) => string;
  };
  readonly undo: {
    readonly title: string;
    readonly until: (time: string) => string;
    readonly only: string;
  };
  readonly progress: {
    readonly label: string;
    readonly reachedCount: (count: number) => string;
    readonly ofCount: (all: number) => string;
    readonly gathering: string;
    readonly first: string;
    readonly rate: (perSecond: string) => string;
    readonly left: (duration: string) => string;
    readonly leftSoon: string;
    readonly pausedHere: string;
  };
  readonly counts: Readonly<
    Record<
      | 'audience'
      | 'accepted'
      | 'rejected'
      | 'uncertain'
      | 'excluded'
      | 'pending'
      | 'delivered'
      | 'bounced'
      | 'complained'
      | 'suppressed'
      | 'failed'
      | 'silent',
      string
    >
  >;
  readonly after: {
    readonly sent: (when: string) => string;
    readonly cancelled: (when: string) => string;
    readonly equation: string;
    readonly fates: string;
    readonly web: string;
    readonly mailbox: string;
  };
  /** Sending a sent issue again to those who were rejected. */
  readonly again: {
    readonly title: string;
    readonly what: string;
    readonly readersCount: (readers: number) => string;
    /** Why they were rejected, and that it has gone. */
    readonly decided: string;
    readonly reason: (reason: string) => string;
    readonly stayCount: (readers: number) => string;
    readonly arrivedCount: (readers: number) => string;
    readonly waits: string;
    readonly open: string;
    readonly askCount: (readers: number) => string;
    readonly once: string;
    readonly action: string;
    readonly done: (name: string) => string;
  };
  readonly cancel: {
    readonly open: string;
    readonly title: (name: string) => string;
    readonly haveCount: (have: number) => string;
    readonly mayHaveCount: (uncertain: number) => string;
    readonly leftCount: (left: number) => string;
    readonly nobody: string;
    readonly action: string;
    /** Where a plain “Cancel” would be read as its contrary. */
    readonly back: string;
  };
  readonly troubled: {
    readonly title: string;
    readonly what: string;
    readonly uncertain: Explained;
    readonly rejected: Explained;
    readonly more: string;
    readonly reconcile: string;
    readonly reconciling: string;
    readonly foundCount: (found: number) => string;
    readonly leftCount: (left: number) => string;
    readonly decide: string;
    readonly decideFor: (name: string) => string;
    readonly doubts: Readonly<Record<DoubtReason, string>>;
  };
  readonly decide: {
    readonly title: (name: string) => string;
    readonly batchCount: (readers: number) => string;
    readonly answer: string;
    readonly answerMissing: string;
    readonly accepted: Explained;
    readonly rejected: Explained;
    readonly because: string;
    readonly becauseHint: string;
    readonly becauseMissing: string;
    readonly action: string;
    readonly saving: string;
    readonly doneCount: (readers: number) => string;
  };
  readonly reason: {
    /** What Resend or Galley said, word for word. */
    readonly details: string;
    readonly settings: string;
    readonly queue: string;
    readonly codes: Readonly<Record<IssueReasonCode, Question>>;
    readonly unknown: Explained;
  };
}
