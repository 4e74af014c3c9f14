import type { Context } from 'hono';
import { matchedRoutes, routePath } from 'hono/route';

/** The route that answered; if a middleware answered, the route behind it. */
export function routeOf(c: Context): string {
  const answered = routePath(c);
  if (!answered.includes('*')) return answered;
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? answered;
}

/** A route's pattern as metrics and traces name it: where middlewares alone answered, there is nothing. */
export const patternOf = (route: string): string => (/^\/?\*$/.test(route) ? 'unmatched' : route);
