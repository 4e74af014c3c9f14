import { pingDatabase } from '@galley/press/site';
import { Hono } from 'hono';
import type { WebDeps } from '../web-options.ts';

const PATIENCE = 2_000;
const NOT_KEPT = { 'Cache-Control': 'no-store' };

/** `/healthz`: the process runs. `/readyz`: its database answers too. */
export function createHealth({ db, log }: Pick<WebDeps, 'db' | 'log'>): Hono {
  const health = new Hono();
  health.get('/healthz', (c) => c.json({ status: 'ok' }, 200, NOT_KEPT));
  health.get('/readyz', async (c) => {
    try {
      await Promise.race([pingDatabase(db), tooLate()]);
      return c.json({ status: 'ok' }, 200, NOT_KEPT);
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer');
      return c.json({ status: 'unavailable', because: 'database' }, 503, NOT_KEPT);
    }
  });
  return health;
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), PATIENCE).unref();
  });
