import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import type { SandboxOptions } from './options.ts';
import { serveLoopback, type LoopbackServer } from './serve-loopback.ts';

/** Its `url` is the API's; the mailbox is at `/mailbox`. */
export interface ServedSandbox extends LoopbackServer {
  readonly sandbox: Sandbox;
}

/** Opens a sandbox and serves it on loopback; port 0 picks a free one. */
export async function serveSandbox(
  options: SandboxOptions & { readonly port: number },
): Promise<ServedSandbox> {
  const sandbox = openSandbox(options);
  const root = new Hono();
  root.route('/mailbox', sandbox.mailbox);
  root.route('/', sandbox.app);
  const server = createAdaptorServer({ fetch: root.fetch, overrideGlobalObjects: false });
  try {
    const loopback = await serveLoopback(server as Server, options.port);
    return {
      url: loopback.url,
      sandbox,
      close: () => loopback.close().then(() => sandbox.close()),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
