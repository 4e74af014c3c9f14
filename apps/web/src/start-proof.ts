import type { ProofSource } from '@galley/contract/proof';
import { createProof } from '@galley/proof';
import { systemClock, type Log } from '@galley/runtime';
import { Hono } from 'hono';
import { checkOrigin } from './http/check-origin.ts';
import { localOnly } from './http/local-only.ts';
import { serve, type RunningWeb } from './http/serve.ts';
import { countStrangers } from './http/strangers.ts';

const HERE = 'http://127.0.0.1';

/**
 * Serves only proofs, and only to this machine.
 *
 * @throws the system's error when the port isn't available (`EADDRINUSE`, `EACCES`).
 */
export async function startProof(options: {
  readonly source: ProofSource;
  readonly port: number;
  readonly log: Log;
}): Promise<RunningWeb> {
  const { source, port, log } = options;
  const closing = new AbortController();
  const app = new Hono();
  app.use(localOnly);
  app.use(checkOrigin(HERE, []));
  app.get('/', (c) => c.redirect('/proof'));
  app.route('/proof', createProof(source, { closing: closing.signal }));
  app.onError((error, c) => {
    log.error({ err: error }, 'could not show the proof');
    return c.text(`Could not show the proof: ${error.message}\n`, 500);
  });
  const strangers = countStrangers({ log, clock: systemClock });
  return serve(app, { host: '127.0.0.1', port, publicUrl: HERE, closing, strangers, log });
}
