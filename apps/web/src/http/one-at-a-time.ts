import { createGate } from '@galley/runtime';
import type { MiddlewareHandler } from 'hono';

/**
 * Answers the POSTs to one page one after the other. They wait for the same subscriber's row, each
 * with a connection in hand: many at once would leave none of the pool to other pages.
 */
export function oneAtATime(): MiddlewareHandler {
  const gate = createGate(1);
  return async (c, next) => (c.req.method === 'POST' ? gate(c.req.path, next) : next());
}
