import type { Sandbox } from '@galley/sandbox';
import { Hono } from 'hono';
import { localOnly } from './http/local-only.ts';
import { serve, type RunningWeb } from './http/serve.ts';

/**
 * Serves the API of a sandbox and nothing else, to this machine alone, on a free port: mail is
 * handed over where web must not have the sandbox among its pages.
 */
export async function startSandbox({ app }: Pick<Sandbox, 'app'>): Promise<RunningWeb> {
  const root = new Hono();
  root.use(localOnly);
  root.route('/', app);
  return serve(root, { host: '127.0.0.1', port: 0, closing: new AbortController() });
}
