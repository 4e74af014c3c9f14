import type { Explained, Question } from '../explained.ts';

/** The words of the queue, of adding a review and of the first screen. */
export interface QueueWords {
  readonly title: string;
  readonly add: string;
  readonly search: string;
  /** While changes are on their way. */
  readonly saving: string;
  /** The part of the queue that the next issue takes. */
  readonly next: {
    readonly title: (date: string) => string;
    readonly takes: (count: number) => string;
    readonly cutOff: (when: string, away: string) => string;
    /** So many reviews are missing. */
    readonly missing: (count: number) => string;
    readonly none: string;
  };
  readonly later: string;
  readonly held: Explained;
  readonly elsewhere: string;
  readonly noMatch: string;
  readonly pinned: string;
  readonly featured: (issue: string, day: string | null) => string;
  readonly stars: (value: string, max: string) => string;
  readonly sections: Readonly<
    Record<'queued' | 'held' | 'compiled' | 'featured' | 'removed', string>
  >;
  readonly actions: {
    readonly up: string;
    readonly down: string;
    readonly first: string;
    readonly last: string;
    readonly pin: string;
    readonly unpin: string;
    readonly hold: string;
    readonly release: string;
    readonly remove: string;
    readonly select: string;
    readonly unselect: string;
    readonly undo: string;
    readonly clear: string;
    readonly next: string;
    readonly previous: string;
    readonly menu: string;
    readonly selectNamed: (title: string) => string;
  };
  readonly said: {
    readonly moved: (title: string, place: number, count: number) => string;
    readonly pinned: (title: string) => string;
    readonly unpinned: (title: string) => string;
    readonly held: (title: string) => string;
    readonly released: (title: string) => string;
    readonly removed: (title: string) => string;
    readonly undone: (title: string) => string;
    /** The same for several. */
    readonly several: {
      readonly selectedCount: (count: number) => string;
      readonly pinnedCount: (count: number) => string;
      readonly heldCount: (count: number) => string;
      readonly removedCount: (count: number) => string;
      readonly queuedCount: (count: number) => string;
    };
    readonly asFar: (title: string) => string;
    /** Others have removed it, or taken its place away. */
    readonly overtaken: (title: string) => string;
    readonly failed: (title: string, why: string) => string;
  };
  readonly empty: Explained & { readonly sample: string };
  readonly adding: {
    readonly title: string;
    readonly text: string;
    readonly placeholder: string;
    readonly files: string;
    readonly drop: string;
    readonly reading: string;
    readonly preview: string;
    readonly waits: Explained;
    readonly problems: (count: number) => string;
    readonly line: (line: number) => string;
    readonly found: (found: string, expected: string) => string;
    readonly missing: (names: string) => string;
    readonly queue: string;
    readonly queueAgain: string;
    readonly queueAll: (count: number) => string;
    readonly hold: string;
    readonly queueing: string;
    readonly discard: string;
    readonly discarded: string;
    readonly pasted: string;
    readonly drafts: string;
    readonly states: Readonly<Record<'reading' | 'ready' | 'problems' | 'there', string>>;
    readonly queued: (title: string) => string;
    readonly heldInstead: (title: string) => string;
    readonly there: {
      readonly title: string;
      readonly queue: (place: number) => string;
      readonly held: string;
      readonly inIssue: (issue: string, state: string, day: string | null) => string;
      readonly by: Readonly<Record<'url' | 'title-and-outlet', string>>;
      readonly open: string;
    };
    readonly fields: Readonly<
      Record<
        | 'rating'
        | 'publishedOn'
        | 'authors'
        | 'url'
        | 'summary'
        | 'keyFindings'
        | 'analysis'
        | 'whyItMatters',
        string
      >
    >;
  };
  readonly today: {
    /** Why the installation is held. */
    readonly restored: Explained;
    readonly copy: Explained;
    readonly title: string;
    readonly lead: string;
    readonly next: string;
    readonly cutOff: (when: string) => string;
    readonly noSlot: string;
    readonly sample: string;
    readonly queued: string;
    readonly latest: string;
    readonly noIssue: string;
    readonly ready: (count: number) => string;
    readonly heldCount: (count: number) => string;
    readonly issue: (number: number) => string;
    readonly readersPage: string;
    readonly tasks: string;
    /** So many more. */
    readonly others: (count: number) => string;
    readonly calm: Explained;
    readonly task: {
      readonly tooFew: (ready: number, minimum: number) => string;
      readonly approve: (issue: string) => string;
      readonly heldIssue: (issue: string) => string;
      readonly pausedIssue: (issue: string) => string;
      readonly uncertain: (readers: number, issue: string) => string;
      readonly pending: (issue: string) => string;
      readonly featuredBefore: (count: number) => string;
      readonly carriedOver: (count: number, maximum: number) => string;
      readonly due: (when: string, away: string) => string;
    };
    readonly actions: Readonly<Record<'write' | 'review' | 'queue' | 'issue', string>>;
    /** What leads somebody new from a review to the mail. */
    readonly trial: Explained & {
      readonly done: string;
      readonly write: Question & { readonly example: string };
      readonly make: Explained;
      readonly approve: Explained & { readonly action: (issue: string) => string };
      readonly read: Question & { readonly page: string };
      readonly own: Question;
    };
    readonly none: Question;
    readonly noneForYou: Explained;
  };
}
