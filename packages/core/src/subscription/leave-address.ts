import { decodeBase32, encodeBase32 } from './base32.ts';
import type { Keyring } from './keyring.ts';
import {
  LAST_BUCKET,
  makeReaderToken,
  readerClaims,
  type NamedSubscription,
} from './reader-token.ts';

const PREFIX = 'leave+';
const ID_BYTES = 8;
const MAC_BYTES = 10;
const BUCKET_BYTES = 2;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The last parts of a reader's token: its signature, the id that it signs, and perhaps the bucket. */
const SIGNED = /^[^.]+\.([A-Za-z0-9_-]{14,128})\.([1-9][0-9]{0,18})(?:\.([1-9][0-9]{0,4}))?$/;

/**
 * What names a subscription in an address to leave by: 8 bytes of its id and the first 10 of the
 * signature in its reader's token, in lower-case base32, because programs change the case of a local
 * part and may cut one of more than 64 characters. It names no key: there are few, and each is tried.
 * A bucket other than 0 adds 2 bytes, as unsigned as in the reader's token.
 * It follows from the token alone, so that a batch sends the same bytes after a change of keys.
 */
export function leaveToken(readerToken: string): string {
  const [, mac, subscriptionId, bucket] = SIGNED.exec(readerToken) ?? [];
  if (mac === undefined || subscriptionId === undefined) {
    throw new Error('no token of a reader to make an address to leave by');
  }
  const end = bucket === undefined ? [] : bytesOf(bucket, BUCKET_BYTES);
  return encodeBase32(
    Uint8Array.from([...bytesOf(subscriptionId, ID_BYTES), ...macBytes(mac), ...end]),
  );
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
  bucket = 0,
): string =>
  `${leaveLocalPart(leaveToken(makeReaderToken(keyring, subscriptionId, addressRound, bucket)))}@${domain}`;

export type LeaveAddressReading =
  | (NamedSubscription & { readonly kind: 'ok' })
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
  const end = ID_BYTES + MAC_BYTES;
  if (bytes === null || (bytes.length !== end && bytes.length !== end + BUCKET_BYTES)) {
    return { kind: 'refused' };
  }
  const subscriptionId = numberOf(bytes.subarray(0, ID_BYTES)).toString();
  const given = bytes.subarray(ID_BYTES, end);
  const bucket = Number(numberOf(bytes.subarray(end)));
  const isOurs = readerClaims(subscriptionId)
    .flatMap((claim) => keyring.signWithEach(claim))
    .map(({ mac }) => areSame(macBytes(mac), given))
    .includes(true);
  return isOurs && bucket <= LAST_BUCKET
    ? { kind: 'ok', subscriptionId, bucket }
    : { kind: 'refused' };
}

function bytesOf(text: string, size: number): Uint8Array {
  let rest = BigInt(text);
  const bytes = new Uint8Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

const numberOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);

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
