import type { Log } from '@galley/runtime';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Metrics } from '../metrics/index.ts';
import { patternOf, routeOf } from './route-of.ts';
import { requestIdOf } from './request-id.ts';
import type { Strangers } from './strangers.ts';

const QUIET = ['/healthz', '/readyz', '/metrics'];

/**
 * Logs each request by the pattern of its route, because paths and queries may hold tokens. It
 * counts refused and aborted requests instead, because anybody can send any number of them; each of
 * those has a line only at `trace`.
 */
export const logRequests =
  (log: Log, strangers: Strangers, metrics?: Metrics): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const { status } = c.res;
    const route = routeOf(c);
    const { method } = c.req;
    const ms = performance.now() - began;
    metrics?.time({ method, route: patternOf(route), status, seconds: ms / 1000 });
    const line = { requestId: requestIdOf(c), method, route, status, ms: Math.round(ms) };
    if (isCutOff(c)) return strangers.count({ kind: 'aborted request', route });
    if (status >= 400 && status < 500) {
      log.trace(line, 'request');
      return strangers.count({ kind: 'refused request', route, status });
    }
    const level = QUIET.includes(c.req.path) ? 'debug' : 'info';
    log[level](line, 'request');
  };

/** True when the sender went away before the whole request arrived. */
export function isCutOff(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}
