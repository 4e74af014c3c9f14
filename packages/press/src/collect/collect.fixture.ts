import type { Collector, FeedItem, FoundFeed, ReadFeedAnswer } from '@galley/core/collect';

export const item = (name: string, changes: Partial<FeedItem> = {}): FeedItem => ({
  title: `Article ${name}`,
  url: `https://site.example/${name}`,
  publishedOn: '2026-03-11',
  authors: ['Ada Ito'],
  ...changes,
});

/** Items `from` to `to`, the latest first. */
export const items = (from: number, to: number): readonly FeedItem[] =>
  Array.from({ length: to - from + 1 }, (_, at) => item(String(to - at)));

const NONE = { etag: null, lastModified: null };

export const feed = (its: Partial<FoundFeed> = {}): FoundFeed => ({
  url: 'https://site.example/feed',
  title: 'The Site',
  items: [],
  version: NONE,
  ...its,
});

/** A collector that answers what a test sets, and remembers what it was asked. */
export function testCollector() {
  const asked: string[] = [];
  const state = {
    asked,
    found: feed(),
    answer: { kind: 'unchanged' } as ReadFeedAnswer,
    article: { kind: 'unreadable', why: 'it cannot be reached' } as Awaited<
      ReturnType<Collector['readArticle']>
    >,
  };
  const collector: Collector = {
    readArticle: async () => state.article,
    findFeed: async () => ({ kind: 'found', ...state.found }),
    readFeed: async (url, { etag }) => {
      asked.push(etag === null ? url : `${url} ${etag}`);
      return state.answer;
    },
  };
  return { ...state, set: (its: Partial<typeof state>) => Object.assign(state, its), collector };
}
