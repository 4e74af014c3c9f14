import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32.ts';

test.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('%j is %j (RFC 4648, section 10)', (plain, encoded) => {
  expect(encodeBase32(new TextEncoder().encode(plain))).toBe(encoded);
});

test('bytes are read as they were written, in either case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = encodeBase32(bytes);
      expect(decodeBase32(text)).toEqual(bytes);
      expect(decodeBase32(text.toUpperCase())).toEqual(bytes);
    }),
  );
});

test('each text is either the only spelling of its bytes or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abc234567z10=é'.split('')) }), (text) => {
      const bytes = decodeBase32(text);
      if (bytes !== null) expect(encodeBase32(bytes)).toBe(text);
    }),
  );
});
