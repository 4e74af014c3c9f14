import { systemClock, type Log } from '@galley/runtime';
import type { Sandbox } from '@galley/sandbox';
import { Hono } from 'hono';
import { localOnly } from './http/local-only.ts';
import { serve, type RunningWeb } from './http/serve.ts';
import { countStrangers } from './http/strangers.ts';

/**
 * Serves only a sandbox's API, only to this machine, on a free port: delivery hands its mail over
 * here when web must not serve the sandbox.
 */
export async function startSandbox({ app }: Pick<Sandbox, 'app'>, log: Log): Promise<RunningWeb> {
  const root = new Hono();
  root.use(localOnly);
  root.route('/', app);
  return serve(root, {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    closing: new AbortController(),
    strangers: countStrangers({ log, clock: systemClock }),
    log,
  });
}
