import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Headers of every page for readers. No page has a script, so none is allowed; JSON-LD is data and
 * never runs. A header that a page sets itself stays.
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'strict-origin-when-cross-origin',
  // With an https PUBLIC_URL, serve.ts sets it on every answer, not only on pages.
  strictTransportSecurity: false,
  overwrite: false,
});

/**
 * Headers of a page whose address holds a token: no cache keeps the page, and no other site learns
 * its address. `no-referrer` would hide as much, but makes browsers send `Origin: null` with the
 * page's own form (Fetch, "append a request Origin header"). Over plain http, where
 * `Sec-Fetch-Site` is missing, `checkOrigin` would refuse that form.
 */
export const tokenPageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.set('Referrer-Policy', 'same-origin');
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
};
