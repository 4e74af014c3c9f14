import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { createProxyCheck } from './client-ip.ts';

const NAME = 'X-Request-Id';
/** What proxies make: UUIDs, hexadecimal numbers, and ids with dashes between their parts. */
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/**
 * Gives each request an id, which its log lines and its answer name, so that a person can quote it.
 * Only a trusted proxy's own id is taken over: a stranger's could be that of another request.
 */
export function nameRequests(trustedProxies: readonly string[]): MiddlewareHandler {
  const isFromProxy = createProxyCheck(trustedProxies);
  return async (c, next) => {
    const given = c.req.header(NAME);
    const id =
      given !== undefined && WELL_FORMED.test(given) && isFromProxy(c)
        ? given
        : randomBytes(8).toString('hex');
    c.set('requestId', id);
    await next();
    c.res.headers.set(NAME, id);
  };
}

/** The id of a request that `nameRequests` has named. */
export const requestIdOf = (c: Context): string => String(c.get('requestId') ?? '');
