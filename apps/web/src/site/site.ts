import { Hono } from 'hono';
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
  for (const part of [
    assets,
    createReadPages(deps),
    createSignUp(deps),
    createTokenPages(deps),
    createPreferences(deps),
  ]) {
    site.route('/', part);
  }
  return site;
}
