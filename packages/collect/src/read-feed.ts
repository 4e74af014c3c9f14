import type { FeedItem } from '@galley/core/collect';
import { isHttpUrl } from '@galley/core/review';
import { parseFeed, type parseAtomFeed } from 'feedsmith';
import { decodeBytes } from './decode-bytes.ts';
import { plainLine } from './plain-line.ts';
import { readDay } from './read-day.ts';

export type ReadFeed =
  | { readonly kind: 'read'; readonly title: string | null; readonly items: readonly FeedItem[] }
  | { readonly kind: 'not-a-feed'; readonly why: string };

export const FEED_TYPES: readonly string[] = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
  'text/plain',
];

/** More than any feed that people read; the rest of a longer one is left out. */
const MOST_ITEMS = 500;
const MOST_AUTHORS = 20;
/** A longer text is no name, and the pattern below takes hours for one that is full of "@". */
const LONGEST_AUTHOR = 500;
/** No article needs a longer one, and Postgres can't index every longer one. */
const LONGEST_URL = 2000;

/**
 * Reads RSS, Atom, RDF or JSON Feed. A document type is refused before anything parses it, because
 * only an attack needs one: entities that grow, or files of the reader. Of each item it takes title,
 * address, day and authors, and nothing of the article's text.
 */
export function readFeed(bytes: Uint8Array, charset: string | null, address: string): ReadFeed {
  const text = decodeBytes(bytes, charset);
  if (/<!DOCTYPE/i.test(text) && !text.trimStart().startsWith('{')) {
    return { kind: 'not-a-feed', why: 'it has a <!DOCTYPE, which no feed needs' };
  }
  try {
    const { title, items } = readAny(text);
    return {
      kind: 'read',
      title: title === null ? null : plainLine(withoutTags(title), 120),
      items: items.slice(0, MOST_ITEMS).flatMap((item) => present(item, address)),
    };
  } catch {
    // Its library throws for everything that it can't read.
    return { kind: 'not-a-feed', why: 'it is neither RSS, Atom, RDF nor JSON Feed' };
  }
}

interface RawItem {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly date: string | undefined;
  readonly authors: readonly (string | undefined)[];
}

function readAny(text: string): {
  readonly title: string | null;
  readonly items: readonly RawItem[];
} {
  const found = parseFeed(text);
  switch (found.format) {
    case 'rss': {
      const { title = null, items = [] } = found.feed;
      return {
        title,
        items: items.map((item) => ({
          title: item.title,
          url: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          date: item.pubDate ?? item.dc?.dates?.[0],
          authors: item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name),
        })),
      };
    }
    case 'atom': {
      const { title, entries = [], authors: all = [] } = found.feed;
      return {
        title: title?.value ?? null,
        items: entries.map((entry) => ({
          title: entry.title?.value,
          url: alternateOf(entry.links),
          date: entry.published ?? entry.dc?.dates?.[0],
          authors: (entry.authors ?? all).map(({ name }) => name),
        })),
      };
    }
    case 'rdf': {
      const { title = null, items = [] } = found.feed;
      return {
        title,
        items: items.map((item) => ({
          title: item.title,
          url: item.link ?? item.rdf?.about,
          date: item.dc?.dates?.[0],
          authors: item.dc?.creators ?? [],
        })),
      };
    }
    case 'json': {
      const { title = null, items = [], authors: all = [] } = found.feed;
      return {
        title,
        items: items.map((item) => ({
          title: item.title,
          url: item.url ?? item.external_url,
          date: item.date_published,
          authors: (item.authors ?? all).map(({ name }) => name),
        })),
      };
    }
  }
}

type AtomLinks = NonNullable<ReturnType<typeof parseAtomFeed>['entries']>[number]['links'];

const alternateOf = (links: AtomLinks = []): string | undefined =>
  (links.find(({ rel }) => rel === 'alternate' || rel === undefined) ?? links[0])?.href;

function present({ title = '', url = '', date, authors }: RawItem, address: string): FeedItem[] {
  const link = url.trim() === '' ? '' : (URL.parse(url.trim(), address)?.href ?? '');
  const line = plainLine(withoutTags(title), 300);
  if (!isHttpUrl(link) || link.length > LONGEST_URL || line === null) return [];
  const read = date === undefined ? null : readDay(date);
  const [day, ...more] = read?.kind === 'days' ? read.days : [];
  return [
    {
      title: line,
      url: link,
      publishedOn: more.length === 0 ? (day ?? null) : null,
      authors: authors.slice(0, MOST_AUTHORS).flatMap(nameOf),
    },
  ];
}

/** "ada@press.example (Ada Ito)" is how RSS writes authors. */
function nameOf(author: string | undefined): readonly string[] {
  const text = author?.trim() ?? '';
  if (text.length > LONGEST_AUTHOR) return [];
  const name = plainLine(/^\S+@\S+\s+\((.+)\)$/.exec(text)?.[1] ?? text, 120);
  return name === null || /\S@\S/.test(name) ? [] : [name.replace(/^by:?\s+/i, '')];
}

/** Titles in Atom and RSS may hold HTML, whose tags people don't read. */
const withoutTags = (text: string): string => text.replace(/<\/?[a-z][^<>]{0,300}>/gi, '');
