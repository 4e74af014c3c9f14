import { isIP } from 'node:net';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/**
 * Reads an entry of TRUSTED_PROXIES (an address, a network or `loopback`) as `ADDRESS/BITS`.
 *
 * @returns null when it is none of them
 */
export function readProxy(entry: string): readonly string[] | null {
  if (entry.toLowerCase() === 'loopback') return LOOPBACK;
  const [address = '', bits, ...rest] = entry.split('/');
  const most = BITS[isIP(address)];
  if (most === undefined || address.includes('%') || rest.length > 0) return null;
  if (bits === undefined) return [`${address}/${most}`];
  // A network of zero bits is everybody, who could then claim any address.
  const known = /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most;
  return known ? [`${address}/${bits}`] : null;
}
