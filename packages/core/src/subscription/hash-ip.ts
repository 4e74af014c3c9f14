import type { Keyring } from './keyring.ts';
import { spellIp } from './network-of.ts';

declare const hashed: unique symbol;

/** A keyed hash of an IP address: evidence that can be compared with an address, but not read. */
export type HashedIp = string & { readonly [hashed]: true };

const MARK = 'hmac:';

/** Hashes an IP address, however it is spelled, for the evidence of consent; null stays null. */
export function hashIp(keyring: Keyring, ip: string | null): HashedIp | null {
  if (ip === null) return null;
  const { keyId, mac } = keyring.sign(signed(spellIp(ip) ?? ip));
  return `${MARK}${keyId}:${mac}` as HashedIp;
}

/** True if evidence holds the hash of this address, in its usual spelling or in the given one. */
export function matchesHashedIp(keyring: Keyring, evidence: string, ip: string): boolean {
  const [, keyId = '', mac = ''] = /^hmac:([^:]*):([^:]*)$/.exec(evidence) ?? [];
  return [spellIp(ip) ?? ip, ip].some((spelt) => keyring.verify(keyId, signed(spelt), mac));
}

const signed = (ip: string): string => `consent-ip/${ip}`;
