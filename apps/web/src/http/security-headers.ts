import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Headers of every page for readers. There is no script on any page, so none is allowed; JSON-LD is
 * data and is not run. What a page has set for itself stays.
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
  // Every answer has it where PUBLIC_URL is https, not pages alone (serve.ts).
  strictTransportSecurity: false,
  overwrite: false,
});

/**
 * Headers of a page whose address holds a token: kept by nobody, told to no other site. `no-referrer`
 * would tell no more, but makes browsers send `Origin: null` with the page's own form (Fetch, "append
 * a request Origin header"), which is refused where no `Sec-Fetch-Site` comes: over plain http.
 */
export const tokenPageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.set('Referrer-Policy', 'same-origin');
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
};
