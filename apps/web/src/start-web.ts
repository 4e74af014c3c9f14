import { createApp } from './create-app.ts';
import { countStrangers } from './http/strangers.ts';
import { serve, type RunningWeb } from './http/serve.ts';
import type { WebOptions } from './web-options.ts';

/**
 * Serves readers' pages, webhooks and health; in a local set-up also proofs, the sandbox and its
 * mailbox.
 *
 * @throws the system's error when the port isn't available (`EADDRINUSE`, `EACCES`).
 */
export async function startWeb(options: WebOptions): Promise<RunningWeb> {
  const closing = new AbortController();
  const strangers = countStrangers(options);
  const app = createApp({ ...options, closing: closing.signal }, strangers);
  return serve(app, { ...options, closing, strangers });
}
