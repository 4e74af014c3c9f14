import type { Log } from '@galley/runtime';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

const QUIET = ['/healthz', '/readyz'];

/** Logs each request by the pattern of its route: paths and queries may hold tokens. */
export const logRequests =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const line = {
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    };
    if (QUIET.includes(c.req.path)) log.debug(line, 'request');
    else log.info(line, 'request');
  };
