import type { LinkAnswer } from '@galley/core/issue';
import { isIP } from 'node:net';
import { askOnce, portOf, type Head } from './ask-once.ts';
import { isNoHost, whyUnreachable } from './why-unreachable.ts';
import type { Network } from './network.ts';

/** How links are checked. */
export interface LinkCall {
  readonly network: Network;
  readonly userAgent: string;
  /** Ends all calls. */
  readonly signal: AbortSignal;
}

export type AskLink = LinkAnswer | { readonly kind: 'no-host' } | { readonly kind: 'no-time' };

const MOST_HOPS = 5;
const ANSWER_MS = 8000;

/**
 * Follows a link to its end and checks every hop before calling it: http or https without
 * credentials, a host whose addresses the network all allows, at most five redirects.
 */
export async function askLink(link: string, call: LinkCall): Promise<AskLink> {
  let url = link;
  let forGood = true;
  for (let hops = 0; ; hops += 1) {
    const hop = await askHop(url, call);
    if (hop.kind !== 'redirect') {
      const moved = hops > 0 && (forGood || isHome(url, link));
      return hop.kind === 'answered' && moved ? { ...hop, kind: 'moved', to: url } : hop;
    }
    if (hops === MOST_HOPS)
      return { kind: 'unreachable', why: `it redirects more than ${MOST_HOPS} times` };
    forGood &&= hop.forGood;
    url = hop.to;
  }
}

/** Sites that removed an article often redirect to their home page. */
const isHome = (to: string, from: string): boolean =>
  URL.parse(to)?.pathname === '/' && URL.parse(from)?.pathname !== '/';

type Hop = AskLink | { readonly kind: 'redirect'; readonly to: string; readonly forGood: boolean };

async function askHop(link: string, call: LinkCall): Promise<Hop> {
  const url = URL.parse(link);
  if (url === null) return { kind: 'refused', why: 'it is not a valid URL' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'refused', why: `it begins with ${url.protocol}, not http: or https:` };
  }
  if (url.username !== '' || url.password !== '') {
    return { kind: 'refused', why: 'it contains a user name or password' };
  }
  if (!call.network.mayUse(portOf(url))) {
    return { kind: 'refused', why: 'it uses a port other than 80 and 443' };
  }
  try {
    const addresses = await addressesOf(url, call);
    const [address] = addresses;
    if (address === undefined) return { kind: 'no-host' };
    if (!addresses.every(call.network.mayReach)) {
      return { kind: 'refused', why: 'it leads outside the public internet' };
    }
    return readHead(url, await askHead(url, address, call));
  } catch (error) {
    if (call.signal.aborted) return { kind: 'no-time' };
    if (isNoHost(error)) return { kind: 'no-host' };
    return { kind: 'unreachable', why: whyUnreachable(error, ANSWER_MS / 1000) };
  }
}

async function addressesOf({ hostname }: URL, { network }: LinkCall): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) > 0 ? [literal] : network.resolve(hostname);
}

/** Many servers answer HEAD wrongly, so an error counts only if GET returns it too. */
async function askHead(url: URL, address: string, call: LinkCall): Promise<Head> {
  const ask = async (method: 'HEAD' | 'GET'): Promise<Head> =>
    askOnce(url, address, {
      method,
      userAgent: call.userAgent,
      signal: AbortSignal.any([call.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
  const head = await ask('HEAD');
  return head.status >= 400 ? ask('GET') : head;
}

function readHead(url: URL, { status, location, type }: Head): Hop {
  if (status >= 300 && status < 400 && location !== null) {
    const to = URL.parse(location, url.href)?.href ?? location;
    return { kind: 'redirect', to, forGood: status === 301 || status === 308 };
  }
  if (status < 400) return type === null ? { kind: 'answered' } : { kind: 'answered', type };
  // Servers give 503 and most 4xx to programs, not readers: too many calls, no cookies, a paywall.
  if (status === 404 || status === 410) return { kind: 'broken', status };
  return status < 500 || status === 503 || status > 599
    ? { kind: 'unclear', status }
    : { kind: 'broken', status };
}
