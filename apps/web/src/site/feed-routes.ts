import {
  listFeedReviews,
  readsAtDatabase,
  readSiteNewsletter,
  type SiteNewsletter,
} from '@galley/press/site';
import { Hono, type Context } from 'hono';
import { markKeepable } from '../kept/index.ts';
import type { WebDeps } from '../web-options.ts';
import { composeFeed } from './feed.ts';
import { JSON_FEED_TYPE, printJsonFeed } from './json-feed.ts';
import { RSS_TYPE, printRss } from './rss-feed.ts';
import { feedPath, type FeedFormat, type FeedPart } from './site-paths.ts';
import { wordingFor } from './words.ts';

const MOST_ITEMS = 50;
/** Feed readers come often: they ask whether anything has changed. */
const CACHE = 'public, max-age=300';

/** `/feed.xml` and its kin: all reviews, those of one outlet, those with five stars. */
export function createFeeds(deps: Pick<WebDeps, 'db' | 'readArchive' | 'publicUrl'>): Hono {
  const feeds = new Hono();
  const { publicUrl, readArchive = readsAtDatabase(deps) } = deps;

  const show =
    (format: FeedFormat, partOf: (c: Context) => FeedPart) =>
    async (c: Context): Promise<Response> => {
      const newsletter = await readArchive((at) =>
        readSiteNewsletter(at, c.req.param('newsletter') ?? null),
      );
      if (newsletter === null) return c.notFound();
      const part = partOf(c);
      const reviews = await readArchive((at) =>
        listFeedReviews(at, {
          newsletter,
          limit: MOST_ITEMS,
          ...(part.kind === 'outlet' && { outlet: part.outlet }),
          ...(part.kind === 'five-stars' && { stars: 5 }),
        }),
      );
      // An outlet is whatever somebody puts into the address.
      if (part.kind === 'outlet' && reviews.length === 0) return c.notFound();
      const feed = await composeFeed({
        newsletter,
        reviews,
        part: nameOf(newsletter, part),
        path: feedPath(newsletter, format, part),
        publicUrl,
      });
      markKeepable(c, newsletter.id);
      const [type, text] =
        format === 'rss' ? [RSS_TYPE, printRss(feed)] : [JSON_FEED_TYPE, printJsonFeed(feed)];
      return c.body(text, 200, {
        'Content-Type': type,
        'Cache-Control': CACHE,
        // Programs in browsers read feeds too, and they hold nothing private.
        'Access-Control-Allow-Origin': '*',
      });
    };

  for (const base of ['', '/n/:newsletter']) {
    for (const [format, ending] of [
      ['rss', 'xml'],
      ['json', 'json'],
    ] as const) {
      feeds.get(
        `${base}/feed.${ending}`,
        show(format, () => ({ kind: 'all' })),
      );
      feeds.get(
        `${base}/feed/five-stars.${ending}`,
        show(format, () => ({ kind: 'five-stars' })),
      );
      const name = `:outlet{.+\\.${ending}}`;
      feeds.get(
        `${base}/feed/outlets/${name}`,
        show(format, (c) => ({
          kind: 'outlet',
          outlet: (c.req.param('outlet') ?? '').slice(0, -ending.length - 1).replaceAll('\0', ''),
        })),
      );
    }
  }
  return feeds;
}

function nameOf(newsletter: SiteNewsletter, part: FeedPart): string | null {
  switch (part.kind) {
    case 'all':
      return null;
    case 'outlet':
      return part.outlet;
    case 'five-stars':
      return wordingFor(newsletter).pages.archive.fiveStars;
  }
}
