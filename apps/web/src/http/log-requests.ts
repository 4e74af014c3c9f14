import type { Log } from '@galley/runtime';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes, routePath } from 'hono/route';
import type { Strangers } from './strangers.ts';

const QUIET = ['/healthz', '/readyz'];

/**
 * Logs each request by the pattern of its route, because paths and queries may hold tokens. It
 * counts refused and aborted requests instead, because anybody can send any number of them.
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

/** True when the sender went away before the whole request arrived. */
export function isCutOff(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}

/** The route that answered; if a middleware answered, the route behind it. */
function routeOf(c: Context): string {
  const answered = routePath(c);
  if (!answered.includes('*')) return answered;
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? answered;
}
