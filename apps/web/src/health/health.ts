import { Hono } from 'hono';
import type { LookAtReadiness } from './readiness.ts';

const NOT_KEPT = { 'Cache-Control': 'no-store' };

/** `/healthz`: the process runs. `/readyz`: it may get requests. */
export function createHealth(lookAtReadiness: LookAtReadiness): Hono {
  const health = new Hono();
  health.get('/healthz', (c) => c.json({ status: 'ok' }, 200, NOT_KEPT));
  health.get('/readyz', async (c) => {
    const found = await lookAtReadiness();
    return found.kind === 'ready'
      ? c.json({ status: 'ok' }, 200, NOT_KEPT)
      : c.json({ status: 'unavailable', because: found.because }, 503, NOT_KEPT);
  });
  return health;
}
