import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { makeCanaryMark, readCanaryMark } from './canary-mark.ts';

const keyring = testKeyring('k1');

test('a mark names its issue, as long as we know the key', () => {
  expect(readCanaryMark(keyring, ` ${makeCanaryMark(keyring, '42')} `)).toBe('42');
  expect(readCanaryMark(testKeyring('k2'), makeCanaryMark(keyring, '42'))).toBeNull();
});

test('nobody else makes a mark', () => {
  const mark = makeCanaryMark(keyring, '42');
  expect(readCanaryMark(keyring, mark.replace('42', '43'))).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCanaryMark(keyring, text)).toBeNull();
    }),
  );
});
