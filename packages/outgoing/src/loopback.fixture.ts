import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { isPublicAddress } from './is-public-address.ts';
import type { Network } from './network.ts';

/** Serves a test's site on loopback until the test ends. */
export async function serve(listener: RequestListener): Promise<number> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/**
 * A network in which `site.test` is this machine on one port, and a few names lead where they must
 * not. Nothing in it reaches a real address.
 */
export const network = (port: number, more: Partial<Network> = {}): Network => ({
  resolve: async (host) => {
    switch (host) {
      case 'site.test':
        return ['127.0.0.1'];
      case 'private.test':
        return ['10.0.0.1'];
      case 'mixed.test':
        return ['127.0.0.1', '10.0.0.1'];
      default:
        throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    }
  },
  mayReach: (address) => address === '127.0.0.1',
  mayUse: (to) => to === port,
  isOnline: async () => true,
  ...more,
});

/** The rules of the internet; whatever they let through ends the test instead of leaving here. */
export const internet: Network = {
  resolve: async () => {
    throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  },
  mayReach: (address) => {
    if (isPublicAddress(address)) throw new Error(`${address} would be called`);
    return false;
  },
  mayUse: (port) => port === 80 || port === 443,
  isOnline: async () => true,
};
