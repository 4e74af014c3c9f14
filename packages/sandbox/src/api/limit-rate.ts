import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

/**
 * Applies Resend's limit of requests per second for a team, and names it in the headers of every
 * answer.
 *
 * `milliseconds` is a monotonic clock, because a simulated clock that stands still would never end
 * the second.
 */
export function limitRate(
  milliseconds: () => number = () => performance.now(),
): MiddlewareHandler<ApiEnv> {
  let windowStart = Number.NEGATIVE_INFINITY;
  let used = 0;
  return async (c, next) => {
    const { rate: limit } = c.get('limits');
    if (limit === null) return next();
    // A limit below one call a second is one call in a longer time.
    const window = 1000 / Math.min(1, limit);
    const most = Math.max(1, limit);
    const now = milliseconds();
    if (now - windowStart >= window) {
      windowStart = now;
      used = 0;
    }
    used += 1;
    const reset = String(Math.max(1, Math.ceil((window - (now - windowStart)) / 1000)));
    c.header('ratelimit-policy', `${limit};w=1`);
    c.header('ratelimit-limit', String(limit));
    c.header('ratelimit-remaining', String(Math.max(0, most - used)));
    c.header('ratelimit-reset', reset);
    if (used > most) {
      c.header('retry-after', reset);
      return refuseAs(
        c,
        'rate_limit_exceeded',
        `Too many requests. You can only make ${limit} requests per second.`,
      );
    }
    return next();
  };
}
