import { isLoopbackHost } from './is-loopback.ts';

/** Where people reach the desk, which follows from `PUBLIC_URL` alone. */
export type DeskPlace =
  | {
      readonly kind: 'served';
      /** The desk's first page. */
      readonly url: string;
      /** Scheme, host and port, as browsers report them. */
      readonly origin: string;
      /** The host that passkeys are made for (WebAuthn calls it the RP ID). */
      readonly rpId: string;
      /** Whether it is served by https, so that cookies can demand it. */
      readonly secure: boolean;
    }
  /** Browsers make passkeys only for a named host by https, or for `localhost`. */
  | { readonly kind: 'not-served'; readonly because: string };

/**
 * Finds where the desk is. At a loopback address it is `localhost`, because passkeys know no IP
 * addresses. It never follows from a request's Host header, which anybody may choose.
 */
export function deskPlace(publicUrl: string): DeskPlace {
  const url = new URL(publicUrl);
  const own = isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !own) {
    return { kind: 'not-served', because: `PUBLIC_URL (${publicUrl}) is not an https address` };
  }
  if (own && url.hostname !== 'localhost') url.hostname = 'localhost';
  if (!own && isIpAddress(url.hostname)) {
    return { kind: 'not-served', because: `PUBLIC_URL (${publicUrl}) names no host` };
  }
  return {
    kind: 'served',
    url: `${url.href.replace(/\/$/, '')}/desk`,
    origin: url.origin,
    rpId: url.hostname,
    secure: url.protocol === 'https:',
  };
}

/** The URL parser writes every IPv4 address in four numbers, and IPv6 in brackets. */
const isIpAddress = (hostname: string): boolean => /^(?:\[.*\]|[0-9.]+)$/.test(hostname);

/** The link to a page of the desk that spends a token; browsers send a fragment to nobody. */
export function deskLink(
  publicUrl: string,
  page: 'sign-in' | 'invitation' | 'first-owner',
  token: string,
): string | null {
  const place = deskPlace(publicUrl);
  return place.kind === 'served' ? `${place.url}/${page}#${token}` : null;
}
