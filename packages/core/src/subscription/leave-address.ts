import { decodeBase32, encodeBase32 } from './base32.ts';
import type { Keyring } from './keyring.ts';
import { makeReaderToken, readerClaims } from './reader-token.ts';

const PREFIX = 'leave+';
const ID_BYTES = 8;
const MAC_BYTES = 10;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The last two parts of a reader's token: its signature and the id that it signs. */
const SIGNED = /\.([A-Za-z0-9_-]{14,128})\.([1-9][0-9]{0,18})$/;

/**
 * What names a subscription in an address to leave by: 8 bytes of its id and the first 10 of the
 * signature in its reader's token, in lower-case base32, because programs change the case of a local
 * part and may cut one of more than 64 characters. It names no key: there are few, and each is tried.
 * It follows from the token alone, so that a batch sends the same bytes after a change of keys.
 */
export function leaveToken(readerToken: string): string {
  const [, mac, subscriptionId] = SIGNED.exec(readerToken) ?? [];
  if (mac === undefined || subscriptionId === undefined) {
    throw new Error('no token of a reader to make an address to leave by');
  }
  return encodeBase32(Uint8Array.from([...idBytes(subscriptionId), ...macBytes(mac)]));
}

/** The local part that holds a token of {@link leaveToken}. */
export const leaveLocalPart = (token: string): string => `${PREFIX}${token}`;

/**
 * The address to which a mail program writes to end a subscription.
 *
 * @example makeLeaveAddress(keyring, '7', 0, 'in.news.example') // leave+aaaaaaaaaaaaob…@in.news.example
 */
export const makeLeaveAddress = (
  keyring: Keyring,
  subscriptionId: string,
  addressRound: number,
  domain: string,
): string =>
  `${leaveLocalPart(leaveToken(makeReaderToken(keyring, subscriptionId, addressRound)))}@${domain}`;

export type LeaveAddressReading =
  | { readonly kind: 'ok'; readonly subscriptionId: string }
  /** A local part for leaving, but with a token that is not ours. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'other' };

/**
 * The subscription that the local part of a leave address names, in whatever case it came, and also
 * if it went to an address that the reader has given up.
 */
export function readLeaveLocalPart(keyring: Keyring, localPart: string): LeaveAddressReading {
  const text = localPart.toLowerCase();
  if (!text.startsWith(PREFIX)) return { kind: 'other' };
  const bytes = decodeBase32(text.slice(PREFIX.length));
  if (bytes === null || bytes.length !== ID_BYTES + MAC_BYTES) return { kind: 'refused' };
  const subscriptionId = bytes
    .subarray(0, ID_BYTES)
    .reduce((id, byte) => id * 256n + BigInt(byte), 0n)
    .toString();
  const given = bytes.subarray(ID_BYTES);
  const isOurs = readerClaims(subscriptionId)
    .flatMap((claim) => keyring.signWithEach(claim))
    .map(({ mac }) => areSame(macBytes(mac), given))
    .includes(true);
  return isOurs ? { kind: 'ok', subscriptionId } : { kind: 'refused' };
}

function idBytes(subscriptionId: string): Uint8Array {
  let id = BigInt(subscriptionId);
  const bytes = new Uint8Array(ID_BYTES);
  for (let at = ID_BYTES - 1; at >= 0; at -= 1) {
    bytes[at] = Number(id & 255n);
    id >>= 8n;
  }
  return bytes;
}

/** The first bytes of a signature in base64url. */
function macBytes(mac: string): Uint8Array {
  const bytes = new Uint8Array(MAC_BYTES);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of mac) {
    held = (held << 6) | BASE64URL.indexOf(letter);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = held >>> bits;
    held &= (1 << bits) - 1;
    at += 1;
    if (at === MAC_BYTES) break;
  }
  return bytes;
}

/** Compares in constant time. */
const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.reduce((different, byte, at) => different | (byte ^ (other[at] ?? 0)), 0) === 0;
