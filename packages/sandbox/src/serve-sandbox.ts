import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import type { SandboxOptions } from './options.ts';

export interface ServedSandbox {
  /** The API's base URL; the mailbox is at `/mailbox`. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Drops open connections, as a stopping server does. */
  close(): Promise<void>;
}

/** Serves a sandbox of its own on loopback; port 0 picks a free one. */
export const serveSandbox = async (
  options: SandboxOptions & { readonly port: number },
): Promise<ServedSandbox> => {
  const sandbox = openSandbox(options);
  const root = new Hono();
  root.route('/mailbox', sandbox.mailbox);
  root.route('/', sandbox.app);
  const server = createAdaptorServer({ fetch: root.fetch, overrideGlobalObjects: false });
  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sandbox,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await sandbox.close();
    },
  };
};
