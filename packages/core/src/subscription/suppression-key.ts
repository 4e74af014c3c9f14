import type { Keyring } from './keyring.ts';

const signed = (canonical: string) => `address/${canonical}`;

/** What stays of an erased address: a keyed hash, of no use to whoever lacks the key. */
export function erasedAddressKey(keyring: Keyring, canonical: string): string {
  const { keyId, mac } = keyring.sign(signed(canonical));
  return `hmac:${keyId}:${mac}`;
}

/**
 * Every key under which a suppression of this canonical address may be stored: the address itself
 * and its hash by each secret key, the earlier ones included.
 */
export const suppressionKeys = (keyring: Keyring, canonical: string): readonly string[] => [
  canonical,
  ...keyring.signWithEach(signed(canonical)).map(({ keyId, mac }) => `hmac:${keyId}:${mac}`),
];
