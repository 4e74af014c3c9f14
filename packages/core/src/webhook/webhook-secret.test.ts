import { expect, test } from 'vitest';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { makeWebhookSecret } from './webhook-secret.ts';

const keyring = testKeyring('new', 'old');

test('the same origin makes the same secret; another salt or key makes another', () => {
  const secret = makeWebhookSecret(keyring, { keyId: 'new', salt: 'a' });
  expect(makeWebhookSecret(keyring, { keyId: 'new', salt: 'a' })).toBe(secret);
  expect(makeWebhookSecret(keyring, { keyId: 'new', salt: 'b' })).not.toBe(secret);
  expect(makeWebhookSecret(keyring, { keyId: 'old', salt: 'a' })).not.toBe(secret);
});

test('a secret is whsec_ and base64 of 24 to 64 bytes', () => {
  const secret = makeWebhookSecret(keyring, { keyId: 'new', salt: 'a' }) ?? '';
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  const bytes = atob(secret.slice('whsec_'.length)).length;
  expect(bytes).toBeGreaterThanOrEqual(24);
  expect(bytes).toBeLessThanOrEqual(64);
});

test('a key that has been replaced still makes its secrets; one that is gone makes none', () => {
  const before = makeWebhookSecret(testKeyring('old'), { keyId: 'old', salt: 'a' });
  expect(makeWebhookSecret(keyring, { keyId: 'old', salt: 'a' })).toBe(before);
  expect(makeWebhookSecret(testKeyring('new'), { keyId: 'old', salt: 'a' })).toBeNull();
});
