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
 * Finds where the desk is. A passkey needs a host with a name, which an IP address is not (WebAuthn,
 * section 5.1.3), so at a loopback address the desk is at `localhost`. It never follows from a
 * request's Host header, which anybody may choose.
 *
 * @example deskPlace('http://127.0.0.1:3000') // its origin is http://localhost:3000
 */
export function deskPlace(publicUrl: string): DeskPlace {
  const url = new URL(publicUrl);
  const isHere = isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !isHere) {
    return {
      kind: 'not-served',
      because: `passkeys and cookies need https, and PUBLIC_URL is ${publicUrl}`,
    };
  }
  if (isHere && url.hostname !== 'localhost') url.hostname = 'localhost';
  if (!isHere && isIpAddress(url.hostname)) {
    return {
      kind: 'not-served',
      because: `passkeys need a host with a name, and PUBLIC_URL is ${publicUrl}`,
    };
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

/** The page that makes an issue ready; null where no desk is served. */
export function deskIssueUrl(
  publicUrl: string,
  issue: { readonly newsletter: string; readonly number: number },
): string | null {
  const place = deskPlace(publicUrl);
  if (place.kind !== 'served') return null;
  return `${place.url}/issues/${encodeURIComponent(issue.newsletter)}/${issue.number}`;
}
