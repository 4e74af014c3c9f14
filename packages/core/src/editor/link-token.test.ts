import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { makeLinkToken, readLinkToken } from './link-token.ts';

const keyring = testKeyring('new', 'old');
const ids = fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String);

test('a token names its row, for its purpose alone', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const token = makeLinkToken(keyring, 'sign-in', id);
      expect(readLinkToken(keyring, 'sign-in', token)).toBe(id);
      expect(readLinkToken(keyring, 'invitation', token)).toBeNull();
    }),
  );
});

test('a token with any other character names nothing', () => {
  const token = makeLinkToken(keyring, 'sign-in', '41');
  fc.assert(
    fc.property(fc.nat(token.length), fc.string({ maxLength: 2 }), (at, put) => {
      const other = token.slice(0, at) + put + token.slice(at + 1);
      fc.pre(other !== token);
      expect(readLinkToken(keyring, 'sign-in', other)).toBeNull();
    }),
  );
});

test('an earlier key still reads the tokens that it made', () => {
  const token = makeLinkToken(testKeyring('old'), 'invitation', '9');
  expect(readLinkToken(keyring, 'invitation', token)).toBe('9');
  expect(readLinkToken(testKeyring('other'), 'invitation', token)).toBeNull();
});
