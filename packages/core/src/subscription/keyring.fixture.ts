import type { Keyring } from './keyring.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/**
 * A keyring for tests in core, where no real HMAC exists: FNV-1a over the key and the data, spread
 * to 32 characters. Not a signature.
 */
export function testKeyring(...keys: [string, ...string[]]): Keyring {
  const mac = (key: string, data: string): string => {
    let hash = 0x811c9dc5;
    const feed = (text: string) => {
      for (const character of text) {
        hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
      }
    };
    let text = '';
    feed(`${key}|${data}`);
    for (let i = 0; i < 32; i += 1) {
      feed(String(i));
      text += ALPHABET[hash >>> 26] ?? '';
    }
    return text;
  };
  const [first] = keys;
  return {
    sign: (data) => ({ keyId: first, mac: mac(first, data) }),
    signWithEach: (data) => keys.map((keyId) => ({ keyId, mac: mac(keyId, data) })),
    verify: (keyId, data, given) => keys.includes(keyId) && mac(keyId, data) === given,
  };
}
