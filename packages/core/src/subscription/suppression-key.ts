import type { Keyring } from './keyring.ts';

const signed = (canonical: string) => `address/${canonical}`;

/** What remains of an erased address: a keyed hash, useless without the key. */
export function erasedAddressKey(keyring: Keyring, canonical: string): string {
  const { keyId, mac } = keyring.sign(signed(canonical));
  return `hmac:${keyId}:${mac}`;
}

/**
 * Every key under which a suppression of this canonical address may be stored: the address itself
 * and its hash under each secret key, including earlier ones.
 */
export const suppressionKeys = (keyring: Keyring, canonical: string): readonly string[] => [
  canonical,
  ...keyring.signWithEach(signed(canonical)).map(({ keyId, mac }) => `hmac:${keyId}:${mac}`),
];
