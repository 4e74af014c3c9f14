import { domainAndParents } from '@galley/core/subscription';

/**
 * Forwarding services that hide an address from us but belong to a person who reads it. Lists of
 * disposable domains name them now and then.
 */
const RELAYS: readonly string[] = [
  'addy.io',
  'aleeas.com',
  'anonaddy.com',
  'anonaddy.me',
  'duck.com',
  'icloud.com',
  'mozmail.com',
  'passinbox.com',
  'passmail.net',
  'privaterelay.appleid.com',
  'relay.firefox.com',
  'simplelogin.com',
  'slmail.me',
];

/**
 * True for a domain, or a part of one, that hands addresses out for minutes. What the operator
 * allows is never refused, since lists name companies by mistake.
 */
export async function isDisposable(domain: string, allowed: readonly string[]): Promise<boolean> {
  const names = domainAndParents(domain);
  if (names.some((name) => allowed.includes(name) || RELAYS.includes(name))) return false;
  // The list takes time to load, and most commands never need it.
  const { disposableEmailBlocklistSet } = await import('disposable-email-domains-js');
  const listed = disposableEmailBlocklistSet();
  return names.some((name) => listed.has(name));
}
