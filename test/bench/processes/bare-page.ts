// A page of Hono's and nothing else: what a request costs in any case.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readInput, tellParent } from '../measured-process.ts';

const { html } = readInput() as { readonly html: string };
const pages = new Map<string, string>();
const app = new Hono();
// A page of that many bytes.
app.get('/:bytes', (c) => {
  const bytes = c.req.param('bytes');
  const page =
    pages.get(bytes) ?? html.repeat(Math.ceil(Number(bytes) / html.length)).slice(0, Number(bytes));
  pages.set(bytes, page);
  return c.html(page);
});
const server = serve(
  { fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false },
  ({ port }) => tellParent({ url: `http://127.0.0.1:${port}` }),
);
process.once('SIGTERM', () => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
});
