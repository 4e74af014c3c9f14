import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetWithoutSlash } from './trailing-slash.ts';

test.each([
  ['/archive/', '/archive'],
  ['/n/weekly/issues/3//', '/n/weekly/issues/3'],
  ['/archive/?a=1&b=/', '/archive?a=1&b=/'],
  ['/reviews/caf%C3%A9/', '/reviews/caf%C3%A9'],
  ['/%2F/evil.example/', '/%2F/evil.example'],
  ['/archive', null],
  ['/', null],
  ['//', null],
  ['/?a=/', null],
  ['//evil.example/', null],
  ['/\\evil.example/', null],
  ['/./\\/evil.example/', null],
])('%s leads to %s', (path, target) => {
  expect(targetWithoutSlash(`https://news.example${path}`)).toBe(target);
});

test('no path leads to another site, or to itself', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', '%2f', '%5c', '\t', '@', ':', 'evil.example');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const url = `https://news.example/${pieces.join('')}/`;
      if (!URL.canParse(url)) return;
      const target = targetWithoutSlash(url);
      if (target === null) return;
      const resolved = new URL(target, 'https://news.example');
      expect(resolved.origin).toBe('https://news.example');
      expect(targetWithoutSlash(resolved.href)).toBeNull();
    }),
  );
});
