import { expect, test } from 'vitest';
import { findAddress } from './find-address.ts';

test.each([
  [['https://site.example/a'], 'https://site.example/a'],
  [[' https://site.example/a \n'], 'https://site.example/a'],
  [['', 'A fine article https://site.example/a'], 'https://site.example/a'],
  [['site.example/a'], 'https://site.example/a'],
])('%j holds an address', (texts, url) => {
  expect(findAddress(...texts)).toBe(url);
});

test.each(['', 'javascript:alert(1)', 'an article', 'ftp://site.example/'])(
  '"%s" holds none',
  (text) => {
    expect(findAddress(text)).toBeNull();
  },
);
