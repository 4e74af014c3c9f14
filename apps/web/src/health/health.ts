import { pingDatabase } from '@galley/db';
import { Hono } from 'hono';
import type { WebDeps } from '../web-options.ts';

const PATIENCE = 2_000;

/** `/healthz`: the process runs. `/readyz`: its database answers too. */
export function createHealth({ db, log }: Pick<WebDeps, 'db' | 'log'>): Hono {
  const health = new Hono();
  health.use(async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });
  health.get('/healthz', (c) => c.json({ status: 'ok' }));
  health.get('/readyz', async (c) => {
    try {
      await Promise.race([pingDatabase(db), tooLate()]);
      return c.json({ status: 'ok' });
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer');
      return c.json({ status: 'unavailable', because: 'database' }, 503);
    }
  });
  return health;
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), PATIENCE).unref();
  });
