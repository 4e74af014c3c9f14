import { expect, test } from 'vitest';
import { domainAndParents, judgeMailDomain, type DnsAnswer } from './mail-domain.ts';

const records = (...values: string[]): DnsAnswer => ({ kind: 'records', values });
const none: DnsAnswer = { kind: 'none' };
const unknown: DnsAnswer = { kind: 'unknown' };
const noName: DnsAnswer = { kind: 'no-name' };

test.each([
  ['an exchange', records('mx.example.org'), none, 'takes-mail'],
  ['a null MX', records('.'), records('192.0.2.1'), 'takes-no-mail'],
  ['a null MX without its dot', records(''), none, 'takes-no-mail'],
  ['a null MX beside an exchange', records('.', 'mx.example.org'), none, 'takes-mail'],
  ['no name', noName, noName, 'takes-no-mail'],
  ['an address only', none, records('192.0.2.1'), 'takes-mail'],
  ['neither exchange nor address', none, none, 'takes-no-mail'],
  ['no exchange, and an unknown address', none, unknown, 'unknown'],
  ['no answer', unknown, records('192.0.2.1'), 'unknown'],
])('a domain with %s', (_what, mx, addresses, expected) => {
  expect(judgeMailDomain(mx, addresses)).toBe(expected);
});

test('a domain belongs to its parents, but not to the top level', () => {
  expect(domainAndParents('mail.eu.example.org')).toEqual([
    'mail.eu.example.org',
    'eu.example.org',
    'example.org',
  ]);
  expect(domainAndParents('org')).toEqual([]);
});
