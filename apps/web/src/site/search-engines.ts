import {
  listSitemapPages,
  readsAtDatabase,
  readSiteNewsletter,
  type SitemapPage,
} from '@galley/press/site';
import { Hono } from 'hono';
import { markKeepable } from '../kept/index.ts';
import type { WebDeps } from '../web-options.ts';
import { printXml, type Element } from './print-xml.ts';
import { archivePath, homePath, reviewPath, siteIssuePath } from './site-paths.ts';

/** The most that one sitemap may hold (https://www.sitemaps.org/protocol.html). */
const MOST_URLS = 50_000;
const CACHE = 'public, max-age=300';

/**
 * `/sitemap.xml` and `/robots.txt`. Pages with a token say `noindex` themselves: robots that may not
 * read them could not know.
 */
export function createSearchEngines(deps: Pick<WebDeps, 'db' | 'readArchive' | 'publicUrl'>): Hono {
  const routes = new Hono();
  const { publicUrl, readArchive = readsAtDatabase(deps) } = deps;

  routes.get('/sitemap.xml', async (c) => {
    const front = await readArchive((at) => readSiteNewsletter(at, null));
    const pages = await readArchive((at) => listSitemapPages(at, MOST_URLS));
    const newsletters = new Map(pages.map(({ newsletter }) => [newsletter.slug, newsletter]));
    if (front !== null) newsletters.set(front.slug, front);
    const fronts = [...newsletters.values()].flatMap((one) => {
      const changedAt = pages.find(({ newsletter }) => newsletter.slug === one.slug)?.changedAt;
      return [homePath(one), archivePath(one)].map((path) => ({ path, changedAt }));
    });
    const all = [...fronts, ...pages.map((page) => ({ ...page, path: pathOf(page) }))];
    markKeepable(c, null);
    return c.body(
      printXml([
        'urlset',
        { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
        all
          .slice(0, MOST_URLS)
          .map(({ path, changedAt }): Element => [
            'url',
            {},
            [
              ['loc', {}, `${publicUrl}${path}`],
              ...(changedAt === undefined
                ? []
                : [['lastmod', {}, new Date(changedAt).toISOString()] as const]),
            ],
          ]),
      ]),
      200,
      { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': CACHE },
    );
  });

  routes.get('/robots.txt', (c) => {
    markKeepable(c, null);
    c.header('Cache-Control', CACHE);
    return c.text(
      ['User-agent: *', 'Disallow: /desk', '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n'),
    );
  });
  return routes;
}

const pathOf = ({ kind, newsletter, name }: SitemapPage): string =>
  kind === 'issue' ? siteIssuePath(newsletter, Number(name)) : reviewPath(name);
