const CACHE_PATH = /^\/(?:c|v|wp\/c|wp\/v|wp)\/(?:s\/)?(.+)$/;
const GOOGLE_PATH = /^\/amp\/(?:s\/)?(.+)$/;
const GOOGLE = /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/;
const CACHES = ['.cdn.ampproject.org', '.bing-amp.com'];

/** The article's own URL behind that of an AMP cache (Google's viewer, ampproject.org), or null. */
export function unwrapAmpCache(url: URL): URL | null {
  const cached = CACHES.some((host) => url.hostname.endsWith(host));
  const path = cached ? CACHE_PATH : GOOGLE.test(url.hostname) ? GOOGLE_PATH : null;
  const address = path?.exec(url.pathname)?.[1];
  if (address === undefined || !/^[^/]+\.[^/]+/.test(address)) return null;
  return URL.parse(`https://${address}${url.search}`);
}

/**
 * Removes the mark of an AMP version from a path: `/amp` at either end, `.amp`, `.amp.html`. A path
 * that is nothing else stays.
 *
 * @example dropAmpPath('/2026/03/codex/amp') // '/2026/03/codex'
 */
export function dropAmpPath(path: string): string {
  const rest = path
    .replace(/\/amp\/?$/i, '')
    .replace(/\.amp(\.html?)?\/?$/i, '$1')
    .replace(/^\/amp(?=\/.)/i, '');
  if (rest === path || rest === '' || rest === '/') return path;
  return dropAmpPath(rest);
}
