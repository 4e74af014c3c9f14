import { expect, test } from 'vitest';
import { isLoopbackHost, isLoopbackUrl } from './is-loopback.ts';

test.each([
  'localhost',
  'LOCALHOST',
  '127.0.0.1',
  '127.255.0.9',
  '::1',
  '[::1]',
  '::ffff:127.0.0.1',
])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each([
  '',
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  '127.0.0.256',
  '127.0.0.1.nip.example',
  'localhost.example',
  'news.localhost',
  'notlocalhost',
  'localhost.',
  '[::1',
  '::ffff:10.0.0.1',
])('%j is not', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});

test('a URL is judged only by its host', () => {
  expect(isLoopbackUrl('http://127.0.0.1:3000/sandbox')).toBe(true);
  expect(isLoopbackUrl('https://[::1]/')).toBe(true);
  expect(isLoopbackUrl('https://news.example/?at=localhost')).toBe(false);
  expect(isLoopbackUrl('https://localhost@news.example/')).toBe(false);
  expect(isLoopbackUrl('localhost')).toBe(false);
});
