import {
  readSiteIssue,
  readSiteNewsletter,
  readSiteReview,
  readSiteIssues,
  type SiteNewsletter,
} from '@galley/press/site';
import { Hono, type Context } from 'hono';
import type { WebDeps } from '../web-options.ts';
import { archivePage } from './archive-page.ts';
import { homePage, nothingYetPage } from './home-page.ts';
import { issuePage } from './issue-page.ts';
import { reviewPage } from './review-page.ts';

const ON_HOME_PAGE = 6;
const IN_ARCHIVE = 500;
// Issues and reviews are corrected now and then; a minute's delay hurts nobody.
const CACHE = 'public, max-age=60';

/** The pages that only show stored data. */
export function createReadPages(deps: Pick<WebDeps, 'db' | 'publicUrl'>): Hono {
  const { publicUrl } = deps;
  const pages = new Hono();

  const home = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const issues = await readSiteIssues(deps, { newsletter, limit: ON_HOME_PAGE });
    c.header('Cache-Control', 'no-cache');
    return c.html(homePage({ newsletter, issues, draft: null, publicUrl }));
  };
  const archive = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const issues = await readSiteIssues(deps, { newsletter, limit: IN_ARCHIVE });
    c.header('Cache-Control', CACHE);
    return c.html(archivePage({ newsletter, issues, publicUrl }));
  };
  const issue = async (c: Context, newsletter: SiteNewsletter): Promise<Response> => {
    const number = Number(c.req.param('number'));
    const found = await readSiteIssue(deps, { newsletter, number });
    if (found === null) return c.notFound();
    c.header('Cache-Control', CACHE);
    return c.html(issuePage({ newsletter, issue: found, publicUrl }));
  };
  type Show = (c: Context, newsletter: SiteNewsletter) => Promise<Response>;
  const ofNewsletter = (show: Show) => async (c: Context) => {
    const newsletter = await readSiteNewsletter(deps, c.req.param('newsletter') ?? null);
    return newsletter === null ? c.notFound() : show(c, newsletter);
  };

  pages.get('/', async (c) => {
    const newsletter = await readSiteNewsletter(deps, null);
    return newsletter === null ? c.html(nothingYetPage()) : home(c, newsletter);
  });
  pages.get('/n/:newsletter', ofNewsletter(home));
  pages.get('/archive', ofNewsletter(archive));
  pages.get('/n/:newsletter/archive', ofNewsletter(archive));
  // At most nine digits: a larger number doesn't fit into Postgres' integer.
  pages.get('/issues/:number{[1-9][0-9]{0,8}}', ofNewsletter(issue));
  pages.get('/n/:newsletter/issues/:number{[1-9][0-9]{0,8}}', ofNewsletter(issue));
  pages.get('/reviews/:slug', async (c) => {
    const review = await readSiteReview(deps, c.req.param('slug'));
    if (review === null) return c.notFound();
    c.header('Cache-Control', CACHE);
    return c.html(reviewPage(review, publicUrl));
  });
  pages.get('/robots.txt', (c) =>
    c.text(
      [
        'User-agent: *',
        'Disallow: /confirm/',
        'Disallow: /unsubscribe/',
        'Disallow: /preferences/',
        '',
      ].join('\n'),
    ),
  );
  return pages;
}
