import type { Keyring } from './keyring.ts';

const SHAPE = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,18})$/;
/** No group in it is optional. */
type Match = readonly [all: string, keyId: string, mac: string, subscriptionId: string];

const signed = (subscriptionId: string) => `reader/${subscriptionId}`;

/**
 * The token that names one subscription in unsubscribe and preferences links. It never changes or
 * expires, because a reader may unsubscribe from a years-old mail (RFC 8058, section 3.1: opaque
 * and hard to forge). It ends in a digit, so that no mail program drops its last character as
 * punctuation when it turns plain text into a link.
 */
export function makeReaderToken(keyring: Keyring, subscriptionId: string): string {
  const { keyId, mac } = keyring.sign(signed(subscriptionId));
  return `${keyId}.${mac}.${subscriptionId}`;
}

export type ReaderTokenReading =
  { readonly kind: 'ok'; readonly subscriptionId: string } | { readonly kind: 'refused' };

/** The subscription that a reader token names; `refused` if any character of it is not ours. */
export function readReaderToken(keyring: Keyring, token: string): ReaderTokenReading {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return { kind: 'refused' };
  const [, keyId, mac, subscriptionId] = match;
  return keyring.verify(keyId, signed(subscriptionId), mac)
    ? { kind: 'ok', subscriptionId }
    : { kind: 'refused' };
}
