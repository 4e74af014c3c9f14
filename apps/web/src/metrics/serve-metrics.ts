import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** `/metrics`, for a collector that shows the token. Nobody else learns more than that it exists. */
export function serveMetrics(metrics: Metrics, token: string): Hono {
  const expected = hashOf(`Bearer ${token}`);
  return new Hono().get('/metrics', async (c) => {
    // Hashes have one length, so the time that comparing takes tells nothing.
    const shown = hashOf(c.req.header('authorization') ?? '');
    if (!timingSafeEqual(shown, expected)) {
      return c.text('Expected the token of METRICS_TOKEN.\n', 401, {
        'WWW-Authenticate': 'Bearer',
      });
    }
    return c.body(await metrics.text(), 200, {
      'Content-Type': metrics.contentType,
      'Cache-Control': 'no-store',
    });
  });
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
