import type { LinkAnswer } from '@galley/core/issue';
import {
  callOnce,
  findDestination,
  whyUnreachable,
  type Destination,
  type Network,
  type OneAnswer,
} from '@galley/outgoing';

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
 * Follows a link to its end through at most five redirects. Every hop is checked before it is
 * called.
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
  try {
    const found = await findDestination(link, call.network);
    if (found.kind === 'closed') {
      return { kind: 'refused', why: 'it leads outside the public internet' };
    }
    if (found.kind !== 'open') return found;
    return readHead(found.url, await askHead(found, call));
  } catch (error) {
    if (call.signal.aborted) return { kind: 'no-time' };
    return { kind: 'unreachable', why: whyUnreachable(error, ANSWER_MS / 1000) };
  }
}

type Head = Pick<OneAnswer, 'status' | 'headers'>;

/** Many servers answer HEAD wrongly, so an error counts only if GET returns it too. */
async function askHead(destination: Destination, call: LinkCall): Promise<Head> {
  const ask = async (method: 'HEAD' | 'GET'): Promise<Head> => {
    const answer = await callOnce(destination, {
      method,
      headers: { 'user-agent': call.userAgent, accept: 'text/html,*/*;q=0.5' },
      signal: AbortSignal.any([call.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    // The body isn't needed, and it may be long.
    answer.end();
    return answer;
  };
  const head = await ask('HEAD');
  return head.status >= 400 ? ask('GET') : head;
}

function readHead(url: URL, { status, headers }: Head): Hop {
  const { location, 'content-type': type } = headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    const to = URL.parse(location, url.href)?.href ?? location;
    return { kind: 'redirect', to, forGood: status === 301 || status === 308 };
  }
  if (status < 400) return type === undefined ? { kind: 'answered' } : { kind: 'answered', type };
  // Servers give 503 and most 4xx to programs, not readers: too many calls, no cookies, a paywall.
  if (status === 404 || status === 410) return { kind: 'broken', status };
  return status < 500 || status === 503 || status > 599
    ? { kind: 'unclear', status }
    : { kind: 'broken', status };
}
