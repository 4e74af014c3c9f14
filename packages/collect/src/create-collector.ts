import type { Collector, FoundFeed, ReadArticle, Unreadable } from '@galley/core/collect';
import { USER_AGENT } from '@galley/core/network';
import type { Network, ReadUrl, ReadUrlCall } from '@galley/outgoing';
import { createFeedReader } from './feed-reader.ts';

export interface CollectorOptions {
  /** Sent to the sites in the user agent, so that they know who asks. */
  readonly publicUrl: string;
  /** The public internet unless a test brings its own. */
  readonly network?: Network;
  /** How long a call may take, in milliseconds; a test may want less than eight seconds. */
  readonly withinMs?: number;
}

const PAGE_TYPES: readonly string[] = ['text/html', 'application/xhtml+xml'];
/** How long what was read is kept for the call that comes back for it. */
const KEPT_MS = 30_000;
const MOST_AT_ONCE = 32;

/**
 * Creates the collector that reads the public internet. It loads its parts on demand, because most
 * processes never collect.
 */
export function createCollector({ publicUrl, network, withinMs }: CollectorOptions): Collector {
  const readLongOrShort = createFeedReader();
  const underWay = new Map<string, Promise<ReadArticle>>();

  const read = async (
    url: string,
    call: Pick<ReadUrlCall, 'types' | 'longBody' | 'ifChangedSince' | 'signal'>,
  ) => {
    const { createInternet, readUrl } = await import('@galley/outgoing');
    return readUrl(url, {
      ...call,
      network: network ?? createInternet(),
      userAgent: `${USER_AGENT} (collects articles for a newsletter; ${publicUrl})`,
      ...(withinMs !== undefined && { withinMs }),
    });
  };

  async function feedOf({
    bytes,
    charset,
    url,
    version,
  }: Read): Promise<FoundFeed | { readonly why: string }> {
    const feed = await readLongOrShort({ bytes, charset, address: url });
    if (feed.kind !== 'read') return { why: feed.why };
    return { url, title: feed.title, items: feed.items, version };
  }

  async function readPage(url: string): Promise<ReadArticle> {
    const answer = await read(url, { types: PAGE_TYPES, longBody: 'cut' });
    if (answer.kind !== 'read') return whyUnreadable(answer);
    const { decodeBytes } = await import('./decode-bytes.ts');
    const { readArticleHead } = await import('./read-article-head.ts');
    const html = decodeBytes(answer.bytes, answer.charset);
    return { kind: 'read', head: readArticleHead(html, answer.url) };
  }

  /** The call for an article that is under way, or a new one. */
  function startReading(url: string): Promise<ReadArticle> | null {
    const there = underWay.get(url);
    if (there !== undefined) return there;
    if (underWay.size >= MOST_AT_ONCE) return null;
    const started = readPage(url);
    underWay.set(url, started);
    const forget = (): void => {
      // By then, somebody may have asked for the page again.
      if (underWay.get(url) === started) underWay.delete(url);
    };
    // It is forgotten when it was fetched; this is for those who never come back.
    void started.then(() => setTimeout(forget, KEPT_MS).unref(), forget);
    return started;
  }

  return {
    readArticle: async (url, patienceMs) => {
      const started = startReading(url);
      const host = URL.parse(url)?.host ?? url;
      const waiting: ReadArticle = { kind: 'waiting', host };
      if (started === null) return later(patienceMs, waiting);
      const answer = await Promise.race([started, later(patienceMs, waiting)]);
      if (answer.kind !== 'waiting') underWay.delete(url);
      return answer;
    },
    findFeed: async (url) => {
      const { FEED_TYPES } = await import('./read-feed.ts');
      const types = [...FEED_TYPES, ...PAGE_TYPES];
      const first = await read(url, { types, longBody: 'refuse' });
      if (first.kind !== 'read') return whyUnreadable(first);
      const feed = await feedOf(first);
      if ('items' in feed) return { kind: 'found', ...feed };
      const { decodeBytes } = await import('./decode-bytes.ts');
      const { findFeeds } = await import('./find-feeds.ts');
      const [named] = PAGE_TYPES.includes(first.type)
        ? findFeeds(decodeBytes(first.bytes, first.charset), first.url)
        : [];
      if (named === undefined) {
        const why = PAGE_TYPES.includes(first.type) ? 'the page names no feed' : feed.why;
        return { kind: 'unreadable', why };
      }
      const second = await read(named, { types, longBody: 'refuse' });
      if (second.kind !== 'read') return whyUnreadable(second);
      const found = await feedOf(second);
      return 'items' in found
        ? { kind: 'found', ...found }
        : { kind: 'unreadable', why: found.why };
    },
    readFeed: async (url, since, signal) => {
      const { FEED_TYPES } = await import('./read-feed.ts');
      const types = [...FEED_TYPES, ...PAGE_TYPES];
      const answer = await read(url, {
        types,
        longBody: 'refuse',
        ifChangedSince: since,
        ...(signal !== undefined && { signal }),
      });
      if (answer.kind === 'unchanged') return answer;
      if (answer.kind === 'status' && answer.status === 410) return { kind: 'gone' };
      if (answer.kind !== 'read') {
        const retryAfter = answer.kind === 'status' ? answer.retryAfter : null;
        return { kind: 'failed', why: whyUnreadable(answer).why, retryAfter };
      }
      const feed = await feedOf(answer);
      return 'items' in feed
        ? { kind: 'read', movedForGood: answer.movedForGood, ...feed }
        : { kind: 'failed', why: feed.why, retryAfter: null };
    },
  };
}

type Read = Extract<ReadUrl, { kind: 'read' }>;

function whyUnreadable(answer: Exclude<ReadUrl, Read>): Unreadable {
  switch (answer.kind) {
    case 'refused':
      return { kind: 'refused', why: answer.why };
    case 'unreachable':
    case 'unusable':
      return { kind: 'unreadable', why: answer.why };
    case 'status':
      return { kind: 'unreadable', why: `it answered with ${answer.status}` };
    case 'unchanged':
      return { kind: 'unreadable', why: 'it answered without content' };
  }
}

/** An answer that comes after a while, unless something else comes first. */
const later = async <T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms, value).unref();
  });
