import { inSpan } from '@galley/trace';
import type { MiddlewareHandler } from 'hono';
import { requestIdOf } from './request-id.ts';
import { patternOf, routeOf } from './route-of.ts';

/** Gives each request a span, named by the pattern of its route: its path may hold a token. */
export const traceRequests: MiddlewareHandler = async (c, next) =>
  inSpan('request', { 'galley.request_id': requestIdOf(c) }, async (span) => {
    await next();
    const { method } = c.req;
    const route = patternOf(routeOf(c));
    span.rename(`${method} ${route}`);
    span.note({
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': c.res.status,
    });
  });
