import { isHttpUrl } from '@galley/core/review';
import { scanPage } from './scan-page.ts';

const TYPES: readonly string[] = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
];

/** The feeds that a page names, in its order. */
export function findFeeds(html: string, address: string): readonly string[] {
  const found = scanPage(html)
    .links.filter(({ rels, type }) => rels.includes('alternate') && TYPES.includes(type))
    .map(({ href }) => URL.parse(href, address)?.href ?? '');
  return [...new Set(found)].filter(isHttpUrl);
}
