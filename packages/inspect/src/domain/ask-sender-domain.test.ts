import { expect, test } from 'vitest';
import { askSenderDomain } from './ask-sender-domain.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });

const dnsOf = (texts: Readonly<Record<string, readonly string[]>>, online = true) => ({
  lookUp: async (name: string) => {
    const found = texts[name];
    if (found === undefined) throw failing('ENOTFOUND');
    return found;
  },
  isOnline: async () => online,
});

test('finds the records that Resend needs, and the policy of a parent domain', async () => {
  const dns = dnsOf({
    'send.mail.digest.example': ['v=spf1 include:amazonses.com ~all'],
    'resend._domainkey.mail.digest.example': ['p=MIGfMA0GCSqGSIb3'],
    '_dmarc.digest.example': ['v=DMARC1; p=Quarantine; rua=mailto:a@digest.example'],
  });
  expect(await askSenderDomain('mail.digest.example', dns)).toEqual({
    domain: 'mail.digest.example',
    spf: true,
    dkim: true,
    dmarc: 'quarantine',
  });
});

test('a revoked key does not count, nor do texts that are not a policy', async () => {
  const dns = dnsOf({
    'digest.example': ['google-site-verification=spf1'],
    'resend._domainkey.digest.example': ['v=DKIM1; p='],
    '_dmarc.digest.example': ['hello'],
  });
  expect(await askSenderDomain('digest.example', dns)).toEqual({
    domain: 'digest.example',
    spf: false,
    dkim: false,
    dmarc: null,
  });
});

test('gives no answer when DNS gives none', async () => {
  expect(await askSenderDomain('digest.example', dnsOf({}, false))).toBeNull();
  const silent = async () => {
    throw failing('ETIMEOUT');
  };
  const dns = { lookUp: silent, isOnline: async () => true };
  expect(await askSenderDomain('digest.example', dns)).toBeNull();
});
