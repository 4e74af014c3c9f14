import type { Explained } from '../explained.ts';

/** The words of the page that corrects a sent review. */
export interface CorrectWords {
  readonly title: (review: string) => string;
  readonly lead: string;
  readonly open: string;
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
  readonly action: string;
  readonly ask: string;
  readonly askCount: (readers: number) => string;
  readonly done: string;
  readonly earlier: string;
  readonly none: string;
  readonly corrected: (when: string) => string;
  readonly sendUrgent: string;
}
