import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { isPublicAddress } from './is-public-address.ts';

/** The part of the world that links may lead to. */
export interface Network {
  /**
   * The addresses of a host.
   *
   * @throws when DNS knows none, or does not answer
   */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Whether Galley may connect to an address. */
  readonly mayReach: (address: string) => boolean;
  /** Whether Galley may use a port. */
  readonly mayUse: (port: number) => boolean;
  /** Whether anything can be asked at all; asked when no host was found. */
  readonly isOnline: () => Promise<boolean>;
}

const PORTS: readonly number[] = [80, 443];

/** DNS without the machine's hosts file, whose names lead into its own network. */
export const createResolver = (): Resolver => new Resolver({ timeout: 2000, tries: 2 });

/** The public internet: web ports of public addresses, and nothing else. */
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
      // Whoever can resolve anything can resolve this.
      return resolver.resolveNs('com').then(
        () => true,
        () => false,
      );
    },
  };
}
