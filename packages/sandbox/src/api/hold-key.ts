import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

/**
 * Checks the Idempotency-Key and refuses a second request while the first with the same key is in
 * progress. It remembers keys in memory only, because a killed process has nothing in progress.
 */
export function holdKey(): MiddlewareHandler<ApiEnv> {
  const inFlight = new Set<string>();
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method !== 'POST') return next();
    if (key.length < 1 || key.length > 256) {
      return refuseAs(
        c,
        'invalid_idempotency_key',
        'The idempotency key must be between 1 and 256 characters.',
      );
    }
    if (inFlight.has(key)) {
      return refuseAs(
        c,
        'concurrent_idempotent_requests',
        'Another request with the same idempotency key is in progress.',
      );
    }
    inFlight.add(key);
    try {
      return await next();
    } finally {
      inFlight.delete(key);
    }
  };
}
