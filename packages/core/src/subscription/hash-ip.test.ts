import { expect, test } from 'vitest';
import { hashIp, matchesHashedIp } from './hash-ip.ts';
import { testKeyring } from './keyring.fixture.ts';

const keyring = testKeyring('b', 'a');

test('an IP address is recognised by its hash, under an earlier key too, and not shown by it', () => {
  const evidence = hashIp(keyring, '203.0.113.9') ?? '';
  const earlier = hashIp(testKeyring('a'), '203.0.113.9') ?? '';
  expect(evidence).not.toContain('203');
  expect(matchesHashedIp(keyring, evidence, '203.0.113.9')).toBe(true);
  expect(matchesHashedIp(keyring, earlier, '203.0.113.9')).toBe(true);
  expect(matchesHashedIp(keyring, evidence, '203.0.113.10')).toBe(false);
  expect(matchesHashedIp(keyring, '203.0.113.9', '203.0.113.9')).toBe(false);
});

test.each([
  ['2001:db8::1', '2001:0DB8:0:0::1'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
])('an IP address is recognised in another spelling: %s as %s', (stored, asked) => {
  expect(matchesHashedIp(keyring, hashIp(keyring, stored) ?? '', asked)).toBe(true);
});

test('no address has no hash', () => {
  expect(hashIp(keyring, null)).toBeNull();
});
