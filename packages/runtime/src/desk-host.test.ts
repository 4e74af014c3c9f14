import { expect, test } from 'vitest';
import { deskHostOf } from './desk-host.ts';

test.each([
  ['https://news.example.org', 'news.example.org', 'https://news.example.org'],
  ['https://news.example.org:8443', 'news.example.org', 'https://news.example.org:8443'],
  ['http://127.0.0.1:3000', 'localhost', 'http://localhost:3000'],
  ['http://[::1]:3000', 'localhost', 'http://localhost:3000'],
  ['http://localhost', 'localhost', 'http://localhost'],
])('the desk of %s makes passkeys for %s', (publicUrl, rpId, origin) => {
  expect(deskHostOf(publicUrl)).toEqual({ kind: 'host', rpId, origin, url: `${origin}/desk` });
});

test.each([
  ['http://news.example.org', /https/],
  ['http://192.168.1.4:3000', /https/],
  ['https://192.0.2.7', /name/],
  ['https://0xc0000207', /name/],
  ['https://[2001:db8::1]', /name/],
])('there is no desk at %s', (publicUrl, because) => {
  const host = deskHostOf(publicUrl);
  expect(host).toMatchObject({ kind: 'none', because: expect.stringMatching(because) });
});
