import { printXml } from './print-xml.ts';
import type { Feed } from './feed.ts';

export const RSS_TYPE = 'application/rss+xml; charset=utf-8';

/** RSS 2.0 with the whole text of each review (https://www.rssboard.org/rss-specification). */
export const printRss = (feed: Feed): string =>
  printXml([
    'rss',
    {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    [
      [
        'channel',
        {},
        [
          ['title', {}, feed.title],
          ['link', {}, feed.home],
          ['description', {}, feed.description],
          ['language', {}, feed.language],
          ['atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }, []],
          ...(feed.items.length === 0
            ? []
            : [['lastBuildDate', {}, lastChange(feed).toUTCString()] as const]),
          ...feed.items.map(
            (item) =>
              [
                'item',
                {},
                [
                  ['title', {}, item.title],
                  ['link', {}, item.url],
                  ['guid', { isPermaLink: 'false' }, item.id],
                  ['pubDate', {}, item.at.toUTCString()],
                  // RSS itself has no date of a change.
                  ...(item.modifiedAt === null
                    ? []
                    : [['atom:updated', {}, item.modifiedAt.toISOString()] as const]),
                  ['dc:creator', {}, item.newsletter],
                  ...item.tags.map((tag) => ['category', {}, tag] as const),
                  ...(item.summary === '' ? [] : [['description', {}, item.summary] as const]),
                  ['content:encoded', {}, item.html],
                ],
              ] as const,
          ),
        ],
      ],
    ],
  ]);

const lastChange = ({ items }: Feed): Date =>
  new Date(Math.max(...items.map(({ at, modifiedAt }) => Number(modifiedAt ?? at))));
