import { describe, expect, it } from 'vitest';
import { erasedAddressKey, suppressionKeys } from './suppression-key.ts';
import { testKeyring } from './keyring.fixture.ts';

describe('suppressionKeys', () => {
  it('covers the address itself and what an erasure leaves of it, under earlier keys too', () => {
    const before = erasedAddressKey(testKeyring('old'), 'ada@example.com');
    const keyring = testKeyring('new', 'old');
    const now = erasedAddressKey(keyring, 'ada@example.com');
    expect(before).not.toBe(now);
    expect(suppressionKeys(keyring, 'ada@example.com')).toEqual(['ada@example.com', now, before]);
  });

  it('differs between addresses', () => {
    const keyring = testKeyring('k');
    const other = erasedAddressKey(keyring, 'bob@example.com');
    expect(suppressionKeys(keyring, 'ada@example.com')).not.toContain(other);
  });
});
