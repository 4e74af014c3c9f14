import type { MiddlewareHandler } from 'hono';

// There is no script on any page, so none is allowed; JSON-LD is data and is not run.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every page for readers. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const headers = c.res.headers;
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Referrer-Policy')) {
    headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  }
};

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
