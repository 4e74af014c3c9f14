import type { Explained } from '../explained.ts';

/** The words of the page that corrects a sent review. */
export interface CorrectWords {
  readonly title: (review: string) => string;
  readonly lead: string;
  readonly open: string;
  /** As the palette and the list of keys name it. */
  readonly correctThis: string;
  readonly back: string;
  readonly old: string;
  readonly issueCount: (issue: string, readers: number) => string;
  readonly dropped: (issue: string) => string;
  readonly allCount: (readers: number) => string;
  readonly nobody: string;
  readonly text: string;
  readonly textHint: string;
  readonly note: string;
  readonly noteHint: string;
  readonly changes: string;
  readonly noChanges: string;
  readonly when: string;
  readonly next: Explained;
  readonly urgent: Explained;
  readonly everybody: Explained;
  readonly nobodyTold: Explained;
  /** Why nobody can say who has the old text. */
  readonly forgotten: string;
  readonly action: string;
  readonly ask: string;
  readonly askCount: (readers: number) => string;
  readonly askEverybody: string;
  readonly askNobody: string;
  /** Asked if an approved issue holds the old text. */
  readonly voids: {
    readonly title: (issue: string, name: string) => string;
    readonly what: string;
    readonly action: string;
  };
  readonly done: string;
  readonly earlier: string;
  readonly none: string;
  readonly corrected: (when: string) => string;
  readonly sendUrgent: string;
  /** What an issue says of the corrections that it brings. */
  readonly carried: {
    readonly title: string;
    readonly what: string;
    readonly readersCount: (readers: number) => string;
    readonly everybody: string;
  };
}
