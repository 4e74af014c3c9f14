import type { Log } from '@galley/runtime';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes, routePath } from 'hono/route';
import type { Strangers } from './strangers.ts';

const QUIET = ['/healthz', '/readyz'];

/**
 * Logs each request by the pattern of its route: paths and queries may hold tokens. What is refused
 * or cut off is counted instead, since anybody can send as much of it as they like.
 */
export const logRequests =
  (log: Log, strangers: Strangers): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const { status } = c.res;
    const route = routeOf(c);
    if (isCutOff(c)) return strangers.count({ kind: 'aborted request', route });
    if (status >= 400 && status < 500) {
      return strangers.count({ kind: 'refused request', route, status });
    }
    const ms = Math.round(performance.now() - began);
    const level = QUIET.includes(c.req.path) ? 'debug' : 'info';
    log[level]({ method: c.req.method, route, status, ms }, 'request');
  };

/** True of a request whose sender went away before all of it was here. */
export function isCutOff(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}

/** The route that answered; where a middleware did, the one that the request was on its way to. */
function routeOf(c: Context): string {
  const answered = routePath(c);
  if (!answered.includes('*')) return answered;
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? answered;
}
