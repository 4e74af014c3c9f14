import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Network } from '@galley/outgoing';
import { onTestFinished } from 'vitest';

/** Somebody else's site on loopback, and a network in which it is all there is. */
export interface TestSite {
  readonly network: Network;
  readonly at: (path: string) => string;
}

/** Serves pages, given by path with their type and text, until the test ends. */
export async function serveSite(
  pages: Readonly<Record<string, readonly [type: string, text: string]>>,
): Promise<TestSite> {
  const server = createServer(({ url = '' }, response) => {
    const page = pages[url];
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    network: {
      resolve: async () => ['127.0.0.1'],
      mayReach: (address) => address === '127.0.0.1',
      mayUse: (to) => to === port,
      isOnline: async () => true,
    },
    at: (path) => `http://site.test:${port}${path}`,
  };
}
