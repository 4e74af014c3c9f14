import { describe, expect, it } from 'vitest';
import { createKeyring } from './keyring.ts';

const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(32);

describe('createKeyring', () => {
  it('verifies what it signed, and nothing else', () => {
    const keyring = createKeyring([NEW]);
    const { keyId, mac } = keyring.sign('reader.17');
    expect(keyring.verify(keyId, 'reader.17', mac)).toBe(true);
    expect(keyring.verify(keyId, 'reader.18', mac)).toBe(false);
    expect(keyring.verify(keyId, 'reader.17', `${mac}A`)).toBe(false);
    expect(keyring.verify(keyId, 'reader.17', '')).toBe(false);
    expect(keyring.verify('00000000', 'reader.17', mac)).toBe(false);
  });

  it('signs the same every time, in characters that need no escaping in a link', () => {
    const signed = createKeyring([NEW]).sign('reader.17');
    expect(signed).toEqual(createKeyring([NEW, OLD]).sign('reader.17'));
    expect(`${signed.keyId}${signed.mac}`).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('signs with each key, the newest first', () => {
    const both = createKeyring([NEW, OLD]).signWithEach('a');
    expect(both).toEqual([createKeyring([NEW]).sign('a'), createKeyring([OLD]).sign('a')]);
  });

  it('still verifies with a replaced key', () => {
    const { keyId, mac } = createKeyring([OLD]).sign('reader.17');
    expect(createKeyring([NEW, OLD]).verify(keyId, 'reader.17', mac)).toBe(true);
    expect(createKeyring([NEW]).verify(keyId, 'reader.17', mac)).toBe(false);
  });
});
