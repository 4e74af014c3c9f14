import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Log } from '@galley/runtime';
import type { Context } from 'hono';

/** The address that a request comes from; null when there is no socket. */
export type ClientIp = (c: Context) => string | null;

/**
 * Finds the address that a request comes from: the other end of the connection or, behind a trusted
 * proxy, the last address in `X-Forwarded-For` that doesn't belong to a trusted proxy. Each proxy
 * appends the address of its caller, so anybody may have forged what precedes. `Forwarded` and
 * other headers are ignored, because a proxy passes on unknown headers, including forged ones.
 *
 * @param trusted networks, `ADDRESS/BITS`
 */
export function createClientIp(trusted: readonly string[], log: Log): ClientIp {
  const isTrusted = trustedBy(trusted);
  let warned = false;

  return (c) => {
    const peer = peerOf(c);
    if (peer === null) return null;
    const forwarded = c.req.header('x-forwarded-for');
    if (isTrusted(peer)) return lastUntrusted(peer, forwarded ?? '', isTrusted);
    if (forwarded !== undefined && !warned) {
      warned = true;
      log.warn(
        'X-Forwarded-For came from an address that is not in TRUSTED_PROXIES; if that is your proxy, set TRUSTED_PROXIES, or all readers count as one',
      );
    }
    return peer;
  };
}

/** Whether a request comes straight from a trusted proxy. */
export function createProxyCheck(trusted: readonly string[]): (c: Context) => boolean {
  const isTrusted = trustedBy(trusted);
  return (c) => {
    const peer = peerOf(c);
    return peer !== null && isTrusted(peer);
  };
}

/** The other end of the connection; null when there is no socket. */
const peerOf = (c: Context): string | null =>
  c.env === undefined || !('incoming' in Object(c.env))
    ? null
    : readHop(getConnInfo(c).remote.address ?? '');

function lastUntrusted(
  peer: string,
  forwarded: string,
  isTrusted: (ip: string) => boolean,
): string {
  let last = peer;
  for (const text of forwarded.split(',').toReversed()) {
    const hop = readHop(text);
    if (hop === null) break;
    last = hop;
    if (!isTrusted(hop)) break;
  }
  return last;
}

function trustedBy(networks: readonly string[]): (ip: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return (ip) => list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/;
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/;

/**
 * Reads an address with or without a port, brackets or an interface name; null for anything else.
 */
function readHop(text: string): string | null {
  const hop = text.trim();
  const address = BRACKETED.exec(hop)?.[1] ?? WITH_PORT.exec(hop)?.[1] ?? hop;
  // An interface name means something only on the machine that wrote it.
  const bare = address.replace(/%[\w.-]+$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) === 0 ? null : bare;
}
