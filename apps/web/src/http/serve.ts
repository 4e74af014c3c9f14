import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export interface RunningWeb {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Answers what has begun, takes nothing new, and ends. */
  stop(): Promise<void>;
}

// What has begun gets this long; a connection that is kept open without a request gets nothing.
const GRACE = 5_000;

/**
 * Serves an app on a port of this machine. `closing` hears first of the end: answers that last as
 * long as somebody looks are ended by it.
 *
 * @throws the system's error when the port can't be had (`EADDRINUSE`, `EACCES`).
 */
export async function serve(
  app: Hono,
  at: { readonly host: string; readonly port: number; readonly closing: AbortController },
): Promise<RunningWeb> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    stop: async () => {
      const closed = once(server, 'close');
      at.closing.abort();
      server.close();
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const timer = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, GRACE);
      await closed;
      clearTimeout(timer);
    },
  };
}
