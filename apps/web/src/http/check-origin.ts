import type { Context, MiddlewareHandler } from 'hono';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses unsafe requests that a browser sends from another site. Browsers say where a request
 * comes from, in `Sec-Fetch-Site` or, in older ones, `Origin`, and a page cannot change either. A
 * request with neither header doesn't come from a browser, so nobody's session is abused. Other
 * sites call the `exempt` paths by design.
 */
export const checkOrigin =
  (publicUrl: string, exempt: readonly RegExp[]): MiddlewareHandler =>
  async (c, next) => {
    const foreign =
      !SAFE.includes(c.req.method) &&
      !exempt.some((path) => path.test(c.req.path)) &&
      isFromElsewhere(c, publicUrl);
    if (foreign) return c.text('This form was sent from another site.\n', 403);
    return next();
  };

/** True for a request that a browser sends from another site, as far as it says. */
export const isFromElsewhere = (c: Context, publicUrl: string): boolean =>
  isForeign(c.req.header('sec-fetch-site'), c.req.header('origin'), [
    new URL(publicUrl).host,
    c.req.header('host') ?? new URL(c.req.url).host,
  ]);

function isForeign(
  site: string | undefined,
  origin: string | undefined,
  hosts: readonly string[],
): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  const host = URL.parse(origin)?.host;
  return host === undefined || !hosts.includes(host);
}
