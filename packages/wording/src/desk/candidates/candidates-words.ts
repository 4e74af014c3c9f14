import type { Explained, Question } from '../explained.ts';

/** What a page says about its article. */
export type ArticleField = 'title' | 'outlet' | 'publishedOn' | 'authors' | 'url' | 'language';

/** The words of candidates, of what brings them, and of adding an article by its address. */
export interface CandidatesWords {
  readonly title: string;
  readonly address: {
    readonly label: string;
    readonly action: string;
    readonly problem: string;
  };
  readonly empty: Explained;
  readonly waitingCount: (count: number) => string;
  readonly from: {
    readonly feed: (name: string) => string;
    readonly mail: (name: string) => string;
  };
  /** The newsletter has a review of the article. */
  readonly reviewed: string;
  readonly actions: {
    readonly write: string;
    readonly dismiss: string;
    readonly open: string;
    readonly next: string;
    readonly previous: string;
    readonly more: string;
    readonly named: (action: string, title: string) => string;
  };
  readonly said: {
    readonly dismissed: (title: string) => string;
    readonly dismissedCount: (count: number) => string;
    readonly back: string;
  };
  readonly again: Question;
  readonly sources: {
    readonly title: string;
    readonly feeds: {
      readonly title: string;
      readonly what: string;
      readonly label: string;
      readonly add: string;
      readonly adding: string;
      readonly added: (name: string) => string;
      readonly none: string;
      readonly stop: string;
      readonly stopping: { readonly title: (name: string) => string; readonly what: string };
      readonly stopped: string;
      readonly read: (away: string) => string;
      readonly next: (away: string) => string;
      readonly gone: string;
      readonly trouble: (why: string) => string;
    };
    readonly mail: Explained & { readonly off: string };
    readonly bookmark: Explained & {
      readonly link: string;
      readonly drag: string;
      readonly share: string;
    };
  };
  readonly article: {
    readonly title: string;
    readonly lead: string;
    readonly waiting: (host: string) => string;
    readonly reading: string;
    readonly fields: Readonly<Record<ArticleField, string>>;
    readonly from: (source: string) => string;
    readonly unsure: string;
    readonly take: (value: string, source: string) => string;
    readonly missing: string;
    readonly authorsHint: string;
    readonly write: string;
    readonly writeAnyway: string;
    readonly byHand: string;
  };
}
