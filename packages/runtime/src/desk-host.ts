import { isLoopbackHost } from '@galley/core/network';

/** Where browsers reach the desk, or why they can't. */
export type DeskHost =
  | {
      readonly kind: 'host';
      /** The host's name, for which passkeys are made. */
      readonly rpId: string;
      /** Scheme, host and port, as browsers report them. */
      readonly origin: string;
      readonly url: string;
    }
  | { readonly kind: 'none'; readonly because: string };

/**
 * Where the desk is, by PUBLIC_URL alone: whoever calls chooses the Host header. A passkey needs a
 * host with a name, which an IP address is not (WebAuthn, section 5.1.3), and both passkeys and
 * cookies need https, except on this machine.
 *
 * @example deskHostOf('http://127.0.0.1:3000') // its origin is http://localhost:3000
 */
export function deskHostOf(publicUrl: string): DeskHost {
  const { protocol, hostname, port } = new URL(publicUrl);
  const isHere = isLoopbackHost(hostname);
  if (protocol !== 'https:' && !isHere) {
    return {
      kind: 'none',
      because: `passkeys and cookies need https, and PUBLIC_URL is ${publicUrl}`,
    };
  }
  if (!isHere && isAddress(hostname)) {
    return {
      kind: 'none',
      because: `passkeys need a host with a name, and PUBLIC_URL is ${publicUrl}`,
    };
  }
  const rpId = isHere ? 'localhost' : hostname;
  const origin = `${protocol}//${rpId}${port === '' ? '' : `:${port}`}`;
  return { kind: 'host', rpId, origin, url: `${origin}/desk` };
}

/** The URL parser writes every IPv4 address with dots and every IPv6 address in brackets. */
const isAddress = (hostname: string): boolean => /^(?:\[.*\]|[\d.]+)$/.test(hostname);
