import { dropAmpPath, unwrapAmpCache } from './amp-url.ts';
import { isHttpUrl } from './http-url.ts';
import { isTrackingParameter, type Page } from './tracking-parameters.ts';
import { unwrapLink } from './unwrap-link.ts';

const HOST_PREFIX = /^(?:www|m|mobile|amp)\.(?=[^.]+\.)/;
const MOBILE_INFIX = /^([a-z-]{2,12})\.m\.(?=[^.]+\.)/;
const INDEX_FILE = /\/(?:index|default)\.(?:[xs]?html?|php\d?|aspx?|jspx?|cgi)$/i;
const SUBSTACK_APP = /^\/pub\/([a-z0-9-]+)(\/p\/[^/]+)$/;
const UNRESERVED = /[A-Za-z0-9\-._~]/;

/**
 * The key by which two URLs of one article are recognised: https, without wrappers, `www.` and
 * mobile or AMP hosts, default ports, AMP paths and caches, tracking parameters, fragment, index
 * file and needless slashes, with the query sorted. It is for comparison, not for following. What
 * may identify the article stays: unknown parameters, other ports, fragments that route (`#/`,
 * `#!`). Text that is not an http or https URL is returned unchanged.
 *
 * @example canonicalUrl('http://amp.wired.com/story/codex/?utm_source=x#top')
 * // 'https://wired.com/story/codex'
 */
export function canonicalUrl(url: string): string {
  // Removing one layer may reveal another (an AMP cache of a cache, `m.m.`), so repeat until
  // nothing changes; each round removes something.
  for (let key = url; ;) {
    const next = peel(key);
    if (next === key) return key;
    key = next;
  }
}

function peel(address: string): string {
  if (!isHttpUrl(address)) return address;
  const url = new URL(unwrapLink(address));
  return printKey(unwrapAmpCache(url) ?? leaveSubstackApp(url) ?? url);
}

function printKey(url: URL): string {
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const host = canonicalHost(url.hostname);
  const path = canonicalPath(url.pathname);
  const query = canonicalQuery(url.search, { host, path });
  return `https://${host}${port}${path}${query}${routeOf(url.hash)}`;
}

/** Substack's app shares `open.substack.com/pub/NAME/p/SLUG` for `NAME.substack.com/p/SLUG`. */
function leaveSubstackApp({ hostname, pathname, search }: URL): URL | null {
  const [, name, path] = SUBSTACK_APP.exec(pathname) ?? [];
  if (hostname !== 'open.substack.com' || name === undefined) return null;
  return URL.parse(`https://${name}.substack.com${path}${search}`);
}

const canonicalHost = (host: string): string =>
  host.replace(/\.$/, '').replace(HOST_PREFIX, '').replace(MOBILE_INFIX, '$1.');

function canonicalPath(given: string): string {
  const path = trimSlashes(normaliseEscapes(given).replaceAll(/\/{2,}/g, '/'));
  return trimSlashes(dropAmpPath(path).replace(INDEX_FILE, ''));
}

const trimSlashes = (path: string): string => path.replace(/\/$/, '');

function canonicalQuery(search: string, page: Page): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = normaliseEscapes(pair).split('=');
      return { name, value: value.join('='), pair: normaliseEscapes(pair) };
    })
    .filter(({ name, value }) => !isTrackingParameter(name, value, page))
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ pair }) => pair);
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

const routeOf = (hash: string): string => (/^#[!/]./.test(hash) ? hash : '');

/**
 * RFC 3986, section 6.2.2: escapes in upper case, and none for unreserved characters, unless the
 * character would complete a broken escape before it.
 */
const normaliseEscapes = (text: string): string =>
  text.replace(/(?<!%[0-9a-f]?)%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });
