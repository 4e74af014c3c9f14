import type { Keyring } from './keyring.ts';

declare const hashed: unique symbol;

/** A keyed hash of an IP address: evidence that can be compared with an address, but not read. */
export type HashedIp = string & { readonly [hashed]: true };

const MARK = 'hmac:';

/** Hashes an IP address for the evidence of consent; null stays null. */
export function hashIp(keyring: Keyring, ip: string | null): HashedIp | null {
  if (ip === null) return null;
  const { keyId, mac } = keyring.sign(signed(ip));
  return `${MARK}${keyId}:${mac}` as HashedIp;
}

/** True if evidence holds the hash of this address. */
export function matchesHashedIp(keyring: Keyring, evidence: string, ip: string): boolean {
  const [, keyId = '', mac = ''] = /^hmac:([^:]*):([^:]*)$/.exec(evidence) ?? [];
  return keyring.verify(keyId, signed(ip), mac);
}

const signed = (ip: string): string => `consent-ip/${ip}`;
