import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { isPublicAddress } from './is-public-address.ts';

/** The part of the world that links may lead to. */
export interface Network {
  /**
   * Looks up the addresses of a host.
   *
   * @throws when DNS finds none, or does not answer
   */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Whether Galley may connect to an address. */
  readonly mayReach: (address: string) => boolean;
  /** Whether Galley may use a port. */
  readonly mayUse: (port: number) => boolean;
  /** Whether this machine is online; called when DNS finds no host. */
  readonly isOnline: () => Promise<boolean>;
}

const PORTS: readonly number[] = [80, 443];

/** DNS without the machine's hosts file, whose names lead into the machine's own network. */
export const createResolver = (): Resolver => new Resolver({ timeout: 2000, tries: 2 });

/** The public internet: web ports of public addresses only. */
export function createInternet(): Network {
  const resolver = createResolver();
  return {
    resolve: async (host) => {
      const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      const addresses = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      const [first] = found;
      if (addresses.length === 0 && first.status === 'rejected') throw first.reason;
      return addresses;
    },
    mayReach: isPublicAddress,
    mayUse: (port) => PORTS.includes(port),
    isOnline: async () => {
      const interfaces = Object.values(networkInterfaces()).flat();
      if (!interfaces.some((each) => each !== undefined && !each.internal)) return false;
      // A machine that is online can resolve this.
      return resolver.resolveNs('com').then(
        () => true,
        () => false,
      );
    },
  };
}
