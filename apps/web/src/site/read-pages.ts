import { isNarrowed, readArchiveQuery } from '@galley/core/archive';
import {
  countSiteIssues,
  readSiteIssue,
  readSiteIssues,
  readSiteNewsletter,
  readSiteReview,
  readsAtDatabase,
  searchArchive,
  type SearchedArchive,
  type SiteNewsletter,
} from '@galley/press/site';
import { createGate } from '@galley/runtime';
import { Hono, type Context } from 'hono';
import { markKeepable } from '../kept/index.ts';
import type { WebDeps } from '../web-options.ts';
import { showLogo } from './allow-logo.ts';
import { archivePage, foundPage } from './archive-page.ts';
import { correctionPage } from './correction-page.ts';
import { homePage, nothingYetPage } from './home-page.ts';
import { issuePage } from './issue-page.ts';
import { createListNames } from './list-names.ts';
import { reviewPage } from './review-page.ts';
import { sharedStamp } from './shared-stamp.ts';

const ON_HOME_PAGE = 6;
const ON_ARCHIVE_PAGE = 20;
// Of the pool's ten connections: other pages must still find a free one.
const SEARCHES_AT_ONCE = 3;
/** With more, somebody wants to keep the database busy. */
const MOST_SEARCHES = 100;
// Browsers and proxies ask each time, which costs little: a page changes when a step says so.
const CACHE = 'public, no-cache';

/** The pages that only show stored data, the same for everybody. */
export function createReadPages(
  deps: Pick<WebDeps, 'db' | 'readArchive' | 'publicUrl' | 'keyring' | 'clock' | 'kept'>,
): Hono {
  const { publicUrl, readArchive = readsAtDatabase(deps) } = deps;
  const pages = new Hono();
  const gate = createGate(SEARCHES_AT_ONCE);
  const listNames = createListNames(deps);
  let searches = 0;

  async function patiently(search: () => Promise<SearchedArchive>): Promise<SearchedArchive> {
    if (searches >= MOST_SEARCHES) return { kind: 'too-slow' };
    searches += 1;
    try {
      return await gate('search', search);
    } finally {
      searches -= 1;
    }
  }

  const home = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const issues = await readArchive((at) =>
      readSiteIssues(at, { newsletter, limit: ON_HOME_PAGE }),
    );
    const stamp = sharedStamp(deps, newsletter);
    markKeepable(c, newsletter.id);
    return c.html(homePage({ newsletter, issues, stamp, publicUrl }));
  };
  const archive = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const query = readArchiveQuery((name) => c.req.query(name));
    const listing = listNames(newsletter);
    if (isNarrowed(query)) {
      const onPage = ON_ARCHIVE_PAGE;
      const [names, search] = await Promise.all([
        listing,
        patiently(async () =>
          readArchive((at) => searchArchive(at, { newsletter, query, onPage })),
        ),
      ]);
      if (search.kind === 'too-slow') c.status(503);
      return c.html(foundPage({ newsletter, query, names, publicUrl, search, onPage }));
    }
    const frame = { newsletter, query, names: await listing, publicUrl };
    const count = await readArchive((at) => countSiteIssues(at, newsletter));
    const pages = Math.ceil(count / ON_ARCHIVE_PAGE);
    if (query.page > Math.max(pages, 1)) return c.notFound();
    const issues = await readArchive((at) =>
      readSiteIssues(at, {
        newsletter,
        limit: ON_ARCHIVE_PAGE,
        offset: (query.page - 1) * ON_ARCHIVE_PAGE,
      }),
    );
    markKeepable(c, newsletter.id, { readsQuery: true });
    return c.html(archivePage({ ...frame, issues, pages }));
  };
  const issue = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const number = Number(c.req.param('number'));
    const found = await readArchive((at) => readSiteIssue(at, { newsletter, number }));
    if (found === null) return c.notFound();
    markKeepable(c, newsletter.id);
    return c.html(await issuePage({ newsletter, issue: found, publicUrl }));
  };
  type Show = (c: Context, newsletter: SiteNewsletter) => Promise<Response>;
  const ofNewsletter = (show: Show) => async (c: Context) => {
    const newsletter = await readArchive((at) =>
      readSiteNewsletter(at, c.req.param('newsletter') ?? null),
    );
    if (newsletter === null) return c.notFound();
    c.header('Cache-Control', CACHE);
    showLogo(c, newsletter);
    return show(c, newsletter);
  };

  pages.get('/', async (c) => {
    const newsletter = await readArchive((at) => readSiteNewsletter(at, null));
    if (newsletter === null) return c.html(nothingYetPage());
    c.header('Cache-Control', CACHE);
    showLogo(c, newsletter);
    return home(c, newsletter);
  });
  pages.get('/n/:newsletter', ofNewsletter(home));
  pages.get('/archive', ofNewsletter(archive));
  pages.get('/n/:newsletter/archive', ofNewsletter(archive));
  // At most nine digits: a larger number doesn't fit into Postgres' integer.
  pages.get('/issues/:number{[1-9][0-9]{0,8}}', ofNewsletter(issue));
  pages.get('/n/:newsletter/issues/:number{[1-9][0-9]{0,8}}', ofNewsletter(issue));
  pages.get('/reviews/:slug', async (c) => {
    const review = await readArchive((at) => readSiteReview(at, c.req.param('slug')));
    if (review === null) return c.notFound();
    c.header('Cache-Control', CACHE);
    showLogo(c, review.newsletter);
    markKeepable(c, review.newsletter.id);
    return c.html(reviewPage(review, publicUrl));
  });
  pages.get('/reviews/:slug/corrections/:number{[1-9][0-9]{0,8}}', async (c) => {
    const review = await readArchive((at) => readSiteReview(at, c.req.param('slug')));
    const number = Number(c.req.param('number'));
    const correction = review?.corrections.find((each) => each.number === number);
    if (review === null || correction === undefined) return c.notFound();
    c.header('Cache-Control', CACHE);
    showLogo(c, review.newsletter);
    markKeepable(c, review.newsletter.id);
    return c.html(correctionPage(review, correction));
  });
  return pages;
}
