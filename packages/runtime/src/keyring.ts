import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '@galley/core/subscription';

/**
 * Signs with the newest key and verifies with any, so that a key can be replaced without breaking
 * links in old mails. HMAC-SHA256, truncated to 128 bits (RFC 2104, section 5, allows half the hash) to keep links
 * short. A key's id is a hash of the key, so it needs no register and reveals nothing.
 */
export function createKeyring(secretKeys: readonly string[]): Keyring {
  const keys = secretKeys.map((key) => ({ keyId: idOf(key), key }));
  const [newest] = keys;
  if (newest === undefined) throw new Error('A keyring needs at least one key.');
  return {
    sign: (data) => ({ keyId: newest.keyId, mac: macOf(newest.key, data) }),
    signWithEach: (data) => keys.map(({ keyId, key }) => ({ keyId, mac: macOf(key, data) })),
    verify: (keyId, data, mac) => {
      const found = keys.find((one) => one.keyId === keyId);
      if (found === undefined) return false;
      const expected = Buffer.from(macOf(found.key, data));
      const given = Buffer.from(mac);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

const idOf = (key: string): string =>
  createHash('sha256').update('galley key id\0').update(key).digest('hex').slice(0, 8);

const macOf = (key: string, data: string): string =>
  createHmac('sha256', key).update(data).digest().subarray(0, 16).toString('base64url');
