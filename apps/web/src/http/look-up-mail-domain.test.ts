import { expect, test } from 'vitest';
import { lookUpMailDomain, type DnsQuestions } from './look-up-mail-domain.ts';

const refuse = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { code });
};
const silent = () => new Promise<never>(() => undefined);
const dns = (answers: Partial<DnsQuestions>): DnsQuestions => ({
  resolveMx: refuse('ENODATA'),
  resolve4: refuse('ENODATA'),
  resolve6: refuse('ENODATA'),
  ...answers,
});
const ask = (answers: Partial<DnsQuestions>, patience = 60_000) =>
  lookUpMailDomain(() => dns(answers), patience)('readers.example');

test.each<[string, Partial<DnsQuestions>, string]>([
  [
    'with an exchange takes mail',
    { resolveMx: async () => [{ exchange: 'mx.example' }] },
    'takes-mail',
  ],
  ['with a null MX takes none', { resolveMx: async () => [{ exchange: '' }] }, 'takes-no-mail'],
  ['that does not exist takes none', { resolveMx: refuse('ENOTFOUND') }, 'takes-no-mail'],
  ['with an IPv4 address alone takes mail', { resolve4: async () => ['192.0.2.1'] }, 'takes-mail'],
  [
    'with an IPv6 address alone takes mail',
    { resolve6: async () => ['2001:db8::1'] },
    'takes-mail',
  ],
  ['with nothing takes none', {}, 'takes-no-mail'],
  ['whose server fails is unknown', { resolveMx: refuse('ESERVFAIL') }, 'unknown'],
  ['whose server times out is unknown', { resolveMx: refuse('ETIMEOUT') }, 'unknown'],
  ['whose server refuses is unknown', { resolveMx: refuse('EREFUSED') }, 'unknown'],
  ['whose addresses fail is unknown', { resolve6: refuse('ESERVFAIL') }, 'unknown'],
])('a domain %s', async (_what, answers, expected) => {
  expect(await ask(answers)).toBe(expected);
});

test('a resolver that never answers is given up, and its question withdrawn', async () => {
  let cancelled = 0;
  const cancel = () => void (cancelled += 1);
  expect(await ask({ resolveMx: silent, resolve4: silent, cancel }, 1)).toBe('unknown');
  expect(cancelled).toBe(1);
});
