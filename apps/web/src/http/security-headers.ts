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
 * Headers of a page whose address holds a token: no cache keeps the page, no search engine shows it,
 * and nobody learns its address from a link. Browsers then send `Origin: null` with the page's own
 * form (Fetch, "append a request Origin header"), so `checkOrigin` exempts such pages.
 */
export const tokenPageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.set('Referrer-Policy', 'no-referrer');
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
};

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'";

/** The page with a proof of work may run our own scripts, and nothing else. */
export const PROOF_POLICY = `${POLICY}; script-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'`;

/**
 * Headers of the one page that other sites may show in a frame. It holds a form without anything of
 * the visitor's, so a click that a site steals there does nothing by itself.
 */
export const embedHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', `${POLICY}; form-action 'self'; frame-ancestors *`);
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  c.res.headers.delete('X-Frame-Options');
};
