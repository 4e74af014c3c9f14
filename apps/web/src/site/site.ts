import { Hono } from 'hono';
import { createClientIp } from '../http/client-ip.ts';
import { oneAtATime } from '../http/one-at-a-time.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { assets } from './assets.ts';
import { createPreferences } from './preferences.ts';
import { createReadPages } from './read-pages.ts';
import { createSignUp } from './sign-up.ts';
import { createTokenPages } from './token-pages.ts';

/** The pages for readers. */
export function createSite(deps: WebDeps): Hono {
  const site = new Hono();
  site.use(securityHeaders);
  for (const page of ['/confirm/*', '/unsubscribe/*', '/preferences/*']) {
    site.use(page, oneAtATime());
  }
  const clientIp = createClientIp(deps.trustedProxies ?? [], deps.log);
  for (const part of [
    assets,
    createReadPages(deps),
    createSignUp(deps, clientIp),
    createTokenPages(deps, clientIp),
    createPreferences(deps, clientIp),
  ]) {
    site.route('/', part);
  }
  return site;
}
