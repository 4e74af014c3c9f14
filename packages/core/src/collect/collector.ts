import type { ArticleHead } from './article-head.ts';
import type { FeedAnswer } from './next-poll.ts';

/** What a feed says about one article. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  /** The day, if it is the same everywhere; null if it is unclear or missing. */
  readonly publishedOn: string | null;
  readonly authors: readonly string[];
}

/** Why nothing can be read at a URL. `refused` says that its form is wrong, so calling it again is vain. */
export interface Unreadable {
  readonly kind: 'refused' | 'unreadable';
  readonly why: string;
}

export type ReadArticle =
  | { readonly kind: 'read'; readonly head: ArticleHead }
  /** Nothing has come yet; asking again goes on waiting for the same call. */
  | { readonly kind: 'waiting'; readonly host: string }
  | Unreadable;

/** What a server called the version of a feed that it gave, word for word. */
export interface FeedVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FoundFeed {
  /** Where the feed is: the page that was asked for may only name it. */
  readonly url: string;
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  readonly version: FeedVersion;
}

export type ReadFeedAnswer =
  | ({ readonly kind: 'read'; readonly movedForGood: boolean } & FoundFeed)
  | Exclude<FeedAnswer, { kind: 'read' }>;

/** The part that reads articles' heads and feeds from the outside world. */
export interface Collector {
  /** Reads the head of an article's page, or says for which host it still waits after `withinMs`. */
  readonly readArticle: (url: string, withinMs: number) => Promise<ReadArticle>;
  /** Finds the feed at a URL: the feed itself, or the first that a page names. */
  readonly findFeed: (
    url: string,
  ) => Promise<({ readonly kind: 'found' } & FoundFeed) | Unreadable>;
  /** Reads a feed if it has changed since a version. */
  readonly readFeed: (
    url: string,
    since: FeedVersion,
    signal?: AbortSignal,
  ) => Promise<ReadFeedAnswer>;
}
