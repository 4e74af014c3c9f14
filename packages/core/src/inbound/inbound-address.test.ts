import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printInboundAddress, readInboundAddress, subscribeAddress } from './inbound-address.ts';

const DOMAIN = 'in.news.example';
const read = (recipient: string) => readInboundAddress(recipient, DOMAIN);

test.each([
  ['subscribe@in.news.example', { kind: 'subscribe', slug: null }],
  ['Subscribe+Digest@IN.News.Example', { kind: 'subscribe', slug: 'digest' }],
  ['unsubscribe+the-long-read@in.news.example', { kind: 'unsubscribe', slug: 'the-long-read' }],
  ['Canary+Digest@in.news.example', { kind: 'canary', slug: 'digest' }],
  ['LEAVE+ABC234@in.news.example', { kind: 'leave', localPart: 'leave+abc234' }],
])('%s names what a mail is for', (recipient, target) => {
  expect(read(recipient)).toEqual(target);
});

test.each([
  '',
  '@in.news.example',
  'subscribe',
  'in.news.example',
  'subscribe@news.example',
  'subscribe@in.news.example.evil.example',
  'subscribe@in.news.example@evil.example',
  'subscribe+@in.news.example',
  'subscribe+a+b@in.news.example',
  'leave@in.news.example',
  'leave+@in.news.example',
  'leave+abc=@in.news.example',
  'postmaster@in.news.example',
  'subscribe+a\u0000@in.news.example',
])('%j is no address of ours', (recipient) => {
  expect(read(recipient)).toBeNull();
});

test('a slug too long for a local part has no address', () => {
  expect(subscribeAddress('digest', DOMAIN)).toBe('subscribe+digest@in.news.example');
  expect(subscribeAddress('a'.repeat(54), DOMAIN)).toHaveLength(64 + 1 + DOMAIN.length);
  expect(subscribeAddress('a'.repeat(55), DOMAIN)).toBeNull();
});

test('every printed address reads back as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('subscribe' as const, 'unsubscribe' as const),
      fc.option(fc.stringMatching(/^[a-z0-9](?:-?[a-z0-9]){0,20}$/)),
      (kind, slug) => {
        const target = { kind, slug };
        expect(read(printInboundAddress(target, DOMAIN))).toEqual(target);
      },
    ),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void read(`${text}@${DOMAIN}`)));
});
