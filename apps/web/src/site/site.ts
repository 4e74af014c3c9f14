import { Hono } from 'hono';
import { createClientIp } from '../http/client-ip.ts';
import { oneAtATime } from '../http/one-at-a-time.ts';
import { embedHeaders, securityHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { keepAnswers } from '../kept/index.ts';
import { allowLogo } from './allow-logo.ts';
import { assets } from './assets.ts';
import { createConfirmPages } from './confirm-pages.ts';
import { createOwnData } from './own-data.ts';
import { createFeeds } from './feed-routes.ts';
import { createSearchEngines } from './search-engines.ts';
import { createSharePictures } from './share-pictures.ts';
import { createThemeStyles } from './theme-style.ts';
import { createPreferences } from './preferences.ts';
import { proofAssets } from './proof-assets.ts';
import { createReadPages } from './read-pages.ts';
import { createSignUp } from './sign-up.ts';
import { createTokenPages } from './token-pages.ts';

/** The pages for readers. */
export function createSite(deps: WebDeps): Hono {
  const site = new Hono();
  // Around the others, whose refusal of frames it takes back.
  site.use('/embed/*', embedHeaders);
  site.use(keepAnswers(deps, deps.kept));
  site.use(allowLogo);
  site.use(securityHeaders);
  for (const page of [
    '/confirm/*',
    '/unsubscribe/*',
    '/preferences/:token/*',
    '/data/*',
    '/new-address/*',
  ]) {
    site.use(page, oneAtATime());
  }
  const clientIp = createClientIp(deps.trustedProxies ?? [], deps.log);
  for (const part of [
    assets,
    ...(deps.signUps?.proofOfWork === true ? [proofAssets()] : []),
    createReadPages(deps),
    createFeeds(deps),
    createSearchEngines(deps),
    createThemeStyles(deps),
    createSharePictures(deps),
    createSignUp(deps, clientIp),
    createConfirmPages(deps, clientIp),
    createTokenPages(deps, clientIp),
    createPreferences(deps, clientIp),
    createOwnData(deps, clientIp),
  ]) {
    site.route('/', part);
  }
  return site;
}
