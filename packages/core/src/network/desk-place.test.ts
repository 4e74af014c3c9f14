import { expect, test } from 'vitest';
import { deskIssueUrl, deskLink, deskPlace } from './desk-place.ts';

test.each([
  ['https://news.example.org', 'https://news.example.org/desk', 'news.example.org', true],
  ['https://news.example.org:8443', 'https://news.example.org:8443/desk', 'news.example.org', true],
  ['http://127.0.0.1:3000', 'http://localhost:3000/desk', 'localhost', false],
  ['http://[::1]:3000', 'http://localhost:3000/desk', 'localhost', false],
  ['http://localhost:3000', 'http://localhost:3000/desk', 'localhost', false],
])('with PUBLIC_URL %s the desk is at %s, with passkeys for %s', (publicUrl, url, rpId, secure) => {
  const { origin } = new URL(url);
  expect(deskPlace(publicUrl)).toEqual({ kind: 'served', url, origin, rpId, secure });
  expect(deskLink(publicUrl, 'sign-in', 'a.b.1')).toBe(`${url}/sign-in#a.b.1`);
  const issue = { newsletter: 'digest', number: 3 };
  expect(deskIssueUrl(publicUrl, issue)).toBe(`${url}/issues/digest/3`);
});

test.each([
  ['http://news.example.org', /https/],
  ['http://192.168.1.7:3000', /https/],
  ['https://203.0.113.7', /name/],
  ['https://0xc0000207', /name/],
  ['https://[2001:db8::1]', /name/],
])('with PUBLIC_URL %s there is no desk', (publicUrl, because) => {
  expect(deskPlace(publicUrl)).toMatchObject({
    kind: 'not-served',
    because: expect.stringMatching(because),
  });
  expect(deskLink(publicUrl, 'sign-in', 'a.b.1')).toBeNull();
  expect(deskIssueUrl(publicUrl, { newsletter: 'digest', number: 3 })).toBeNull();
});
