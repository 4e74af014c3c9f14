import { isIP } from 'node:net';
import { isNoHost } from './why-unreachable.ts';
import type { Network } from './network.ts';

/** A URL that may be called, with the checked address to connect to. */
export interface Destination {
  readonly url: URL;
  readonly address: string;
}

export type FoundDestination =
  | ({ readonly kind: 'open' } & Destination)
  /** The URL itself says that it can't be called. */
  | { readonly kind: 'refused'; readonly why: string }
  /** At least one of the host's addresses must not be called. */
  | { readonly kind: 'closed' }
  /** DNS finds no address. */
  | { readonly kind: 'no-host' };

/**
 * Checks a URL that somebody gave before anything calls it: http or https without credentials, a
 * web port, and a host whose addresses the network all allows. Callers connect to the
 * address found here, so a later answer of DNS can't lead elsewhere.
 *
 * @throws what the network throws, except that there is no host
 */
export async function findDestination(text: string, network: Network): Promise<FoundDestination> {
  const url = URL.parse(text);
  if (url === null) return { kind: 'refused', why: 'it is not a valid URL' };
  const why = whyRefused(url, network);
  if (why !== null) return { kind: 'refused', why };
  const addresses = await addressesOf(url, network);
  const [address] = addresses;
  if (address === undefined) return { kind: 'no-host' };
  return addresses.every(network.mayReach) ? { kind: 'open', url, address } : { kind: 'closed' };
}

function whyRefused(url: URL, network: Network): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `it begins with ${url.protocol}, not http: or https:`;
  }
  if (url.username !== '' || url.password !== '') return 'it contains a user name or password';
  return network.mayUse(portOf(url)) ? null : 'it uses a port other than 80 and 443';
}

async function addressesOf(url: URL, network: Network): Promise<readonly string[]> {
  const literal = hostOf(url);
  if (isIP(literal) > 0) return [literal];
  try {
    return await network.resolve(url.hostname);
  } catch (error) {
    if (isNoHost(error)) return [];
    throw error;
  }
}

/** The host without the brackets that a URL puts around an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** The port that a URL names, or that its scheme stands for. */
export const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
