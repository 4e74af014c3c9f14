import type { Explained, Question } from '../explained.ts';

/** The words of approving an issue and of sending it by hand. */
export interface ApproveWords {
  readonly title: string;
  readonly action: string;
  readonly sign: string;
  readonly busy: string;
  /** For those whose role doesn't include it. */
  readonly others: string;
  readonly loading: string;
  /** "12,431 readers get", at the start of a sentence. */
  readonly readersCount: (count: number) => string;
  /** A moment with its time zone */
  readonly zoned: (when: string, zone: string) => string;
  readonly sentence: {
    readonly atSlot: (readers: string, when: string, span: string) => string;
    readonly atOnce: (readers: string) => string;
    readonly byHand: (readers: string) => string;
    readonly now: (readers: string) => string;
    readonly hash: (hash: string) => string;
    readonly here: (when: string) => string;
    readonly undo: (duration: string) => string;
  };
  readonly otherDay: {
    readonly title: string;
    readonly what: (dated: string, today: string) => string;
    readonly today: (day: string) => string;
    readonly slot: (day: string) => string;
    /** Dated today, although its slot is ahead. */
    readonly early: string;
    readonly voids: string;
    readonly done: (day: string) => string;
  };
  readonly stops: Explained & { readonly action: string };
  readonly overrides: string;
  readonly notNeeded: (rules: string) => string;
  readonly warningCount: (count: number) => string;
  readonly toFindings: string;
  readonly eyes: {
    readonly title: string;
    readonly makers: (names: string) => string;
    readonly noMakers: string;
    readonly given: (name: string, when: string) => string;
    readonly nobody: string;
    readonly yours: Readonly<Record<'completes' | 'one-more' | 'given' | 'none', string>>;
  };
  /** What was read is no longer what would be sent. */
  readonly other: {
    readonly title: string;
    readonly what: (read: string, now: string) => string;
    readonly action: string;
  };
  readonly passkey: Question;
  readonly gone: Explained;
  readonly approved: {
    readonly title: string;
    readonly by: (name: string, when: string) => string;
    readonly atSlot: (when: string, span: string) => string;
    readonly atOnce: string;
    readonly byHand: string;
    readonly sayDone: string;
    readonly sayOneMore: string;
  };
  readonly send: {
    readonly action: string;
    readonly instead: string;
    readonly title: string;
    readonly confirm: string;
    readonly busy: string;
    readonly done: (duration: string) => string;
  };
}
