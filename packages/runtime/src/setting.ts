import { parseEmailAddress } from '@galley/core/subscription';
import { parseDatabaseUrl } from './local-database.ts';
import { readProxy } from './proxies.ts';

/** One setting's value, or a problem that says what was found and what was expected. */
export type Parsed<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: string };

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const ok = <T>(value: T): Parsed<T> => ({ kind: 'ok', value });
const problem = (text: string): Parsed<never> => ({ kind: 'problem', problem: text });
const list = (raw: string): string[] =>
  raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const path = (raw: string): Parsed<string> =>
  raw.includes('\0') ? problem('contains a NUL character, expected a path') : ok(raw);

export function port(raw: string): Parsed<number> {
  const value = Number(raw);
  return /^\d+$/.test(raw) && value >= 1 && value <= 65535
    ? ok(value)
    : problem(`"${raw}" is not a port, expected a whole number from 1 to 65535`);
}

export const host = (raw: string): Parsed<string> =>
  /^[A-Za-z0-9.:_-]+$/.test(raw)
    ? ok(raw)
    : problem(`"${raw}" is not an address to listen on, expected one such as 127.0.0.1 or 0.0.0.0`);

/** An http(s) URL whose path, if any, is kept without its trailing slash. */
export function httpUrl(raw: string): Parsed<string> {
  const url = URL.parse(raw);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return problem(`"${raw}" is not a web address, expected one such as https://news.example.org`);
  }
  if (url.search !== '' || url.hash !== '' || raw.includes('?') || raw.includes('#')) {
    return problem(`"${raw}" has a query or fragment, expected an address without them`);
  }
  if (url.username !== '' || url.password !== '') {
    return problem('has a user name or password in it, expected an address without them');
  }
  return ok(url.origin + url.pathname.replace(/\/+$/, ''));
}

/** Pages link to each other from the root of their host, so a path in front of them would be lost. */
export function siteUrl(raw: string): Parsed<string> {
  const parsed = httpUrl(raw);
  return parsed.kind === 'ok' && URL.parse(parsed.value)?.pathname !== '/'
    ? problem(`"${raw}" has a path, expected a host of its own such as https://news.example.org`)
    : parsed;
}

// Never echoes the value: it usually holds a password.
export function postgresUrl(raw: string): Parsed<string> {
  const url = parseDatabaseUrl(raw);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    return problem('not a Postgres URL, expected postgres://user:password@host:5432/database');
  }
  if (url.pathname.length < 2) {
    return problem('names no database, expected postgres://user:password@host:5432/database');
  }
  return ok(raw);
}

// Secrets are never echoed either.
export const word = (raw: string): Parsed<string> =>
  /^[\x21-\x7e]+$/.test(raw)
    ? ok(raw)
    : problem('has spaces or characters outside ASCII, expected a key such as re_…');

const SHORTEST_BEARER = 16;

/** What a program shows to be let in. Never echoed. */
export function bearer(raw: string): Parsed<string> {
  if (!/^[\w.~+/-]+=*$/.test(raw)) {
    return problem(
      'has characters that no bearer token may have, expected letters, digits and any of -._~+/',
    );
  }
  return raw.length < SHORTEST_BEARER
    ? problem(`has ${raw.length} characters, expected ${SHORTEST_BEARER} or more`)
    : ok(raw);
}

const LONGEST_DRAIN = 60;

export const drainSeconds = (raw: string): Parsed<number> =>
  /^\d{1,2}$/.test(raw) && Number(raw) <= LONGEST_DRAIN
    ? ok(Number(raw))
    : problem(`"${raw}" is not a pause, expected whole seconds from 0 to ${LONGEST_DRAIN}`);

export function secretKeys(raw: string): Parsed<string[]> {
  const keys = list(raw);
  const short = keys.findIndex((key) => key.length < 32);
  if (keys.length === 0) return problem('holds no key, expected 32 characters or more');
  if (short === -1) return ok(keys);
  const which = keys.length === 1 ? 'has' : `key ${short + 1} of ${keys.length} has`;
  return problem(`${which} ${keys[short]?.length} characters, expected 32 or more`);
}

/** Svix's form: `whsec_` and base64; several, separated by commas, while one replaces another. */
export function webhookSecrets(raw: string): Parsed<string[]> {
  const secrets = list(raw);
  const wrong = secrets.findIndex((secret) => !/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(secret));
  if (secrets.length > 0 && wrong === -1) return ok(secrets);
  const which = secrets.length > 1 ? `secret ${wrong + 1} of ${secrets.length} is` : 'is';
  return problem(`${which} not a webhook secret, expected whsec_ followed by base64`);
}

export function logLevel(raw: string): Parsed<LogLevel> {
  const level = LOG_LEVELS.find((one) => one === raw.toLowerCase());
  return level === undefined
    ? problem(`"${raw}" is not a level, expected one of ${LOG_LEVELS.join(', ')}`)
    : ok(level);
}

export function onOff(raw: string): Parsed<boolean> {
  const value = { on: true, off: false, true: true, false: false, 1: true, 0: false }[
    raw.toLowerCase()
  ];
  return value === undefined ? problem(`"${raw}" is not a switch, expected on or off`) : ok(value);
}

/** A domain that gets mail, in lower-case ASCII. */
export function mailDomain(raw: string): Parsed<string> {
  const read = parseEmailAddress(`postmaster@${raw}`);
  return read.kind === 'ok'
    ? ok(read.address.slice('postmaster@'.length))
    : problem(`"${raw}" is not a domain that gets mail, expected one such as in.example.org`);
}

/** Domains, separated by commas, in the letters of DNS. */
export function domains(raw: string): Parsed<string[]> {
  const entries = list(raw).map((entry) => entry.toLowerCase());
  const wrong = entries.find((entry) => !/^(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(entry));
  if (wrong !== undefined) {
    return problem(`"${wrong}" is not a domain, expected one such as example.org`);
  }
  return ok(entries);
}

/** Addresses and networks of proxies, separated by commas; each is returned as `ADDRESS/BITS`. */
export function proxies(raw: string): Parsed<string[]> {
  const entries = list(raw).map((entry) => ({ entry, networks: readProxy(entry) }));
  const wrong = entries.find(({ networks }) => networks === null);
  const expected = 'expected addresses such as 10.0.0.7, networks such as 10.0.0.0/8, or loopback';
  if (wrong !== undefined) return problem(`"${wrong.entry}" names no proxy, ${expected}`);
  if (entries.length === 0) return problem(`names no proxy, ${expected}`);
  return ok(entries.flatMap(({ networks }) => networks ?? []));
}

const HOUR = 3600;
const LONGEST_HOURS = 31 * 24;

/** Whole hours or days, in seconds. */
export function period(raw: string): Parsed<number> {
  const [, amount, unit] = /^(\d{1,3})([hd])$/.exec(raw) ?? [];
  const hours = Number(amount) * (unit === 'd' ? 24 : 1);
  return hours >= 1 && hours <= LONGEST_HOURS
    ? ok(hours * HOUR)
    : problem(`"${raw}" is not a period, expected one such as 6h or 1d, from 1h to 31d`);
}

export function howMany(raw: string): Parsed<number> {
  const value = Number(raw);
  return /^\d+$/.test(raw) && value >= 1 && value <= 1000
    ? ok(value)
    : problem(`"${raw}" is not a number of files, expected a whole number from 1 to 1000`);
}
