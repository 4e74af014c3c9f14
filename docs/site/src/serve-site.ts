import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/**
 * Serves a built site to this machine until the process ends; returns where.
 *
 * @throws Error when the port is taken
 */
export async function serveSite(folder: string, port: number): Promise<string> {
  const app = new Hono();
  app.use('/*', serveStatic({ root: folder }));
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return `http://127.0.0.1:${taken}  (Ctrl-C stops)`;
}
