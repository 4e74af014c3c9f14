import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkKey } from './link-key.ts';

test('a link is recognised in every way of writing it', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const key = linkKey(url);
      expect(key).not.toBeNull();
      expect(linkKey(key ?? '')).toBe(key);
      expect(linkKey(` ${url} `)).toBe(key);
    }),
    { numRuns: 30 },
  );
  expect(linkKey('HTTPS://A.example')).toBe('https://a.example/');
  expect(linkKey('javascript:alert(1)')).toBeNull();
  expect(linkKey('/relative')).toBeNull();
});
