import { createGate } from '@galley/runtime';
import type { MiddlewareHandler } from 'hono';

/**
 * Answers the POSTs to one page one after another. All wait for the same subscriber's row, and each
 * holds a connection: many at once would leave none in the pool for other pages.
 */
export function oneAtATime(): MiddlewareHandler {
  const gate = createGate(1);
  return async (c, next) => (c.req.method === 'POST' ? gate(c.req.path, next) : next());
}
