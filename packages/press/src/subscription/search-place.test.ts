import { expect, test } from 'vitest';
import { printCursor, readCursor } from './search-place.ts';

test('a place comes back as it was printed', () => {
  const place = { by: 'name', a: 'ليلى', b: '12' };
  expect(readCursor(printCursor(place))).toEqual(place);
});

test.each([
  '',
  'x',
  Buffer.from('{}').toString('base64url'),
  Buffer.from('["name","a"]').toString('base64url'),
  Buffer.from('["name","a","b"]').toString('base64url'),
  Buffer.from('["newest","","-1"]').toString('base64url'),
  Buffer.from(String.raw`["address","\u0000",""]`).toString('base64url'),
  Buffer.from(String.raw`["address","\ud800",""]`).toString('base64url'),
])('%j is no place', (text) => {
  expect(readCursor(text)).toBeNull();
});
