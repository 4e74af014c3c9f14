import { isLoopbackHost } from '@galley/core/network';

/**
 * Reads a Postgres URL, or returns null. `postgresql://user@/database?host=/run/postgresql` is
 * valid, although WHATWG's URL rules allow no user without a host.
 */
export const parseDatabaseUrl = (text: string): URL | null =>
  URL.parse(text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)(?=\/)/, '$1localhost'));

/** True when a Postgres URL names a server on this machine: loopback, or a unix socket. */
export function isLocalDatabase(databaseUrl: string): boolean {
  const url = parseDatabaseUrl(databaseUrl);
  if (url === null) return false;
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  return host === '' || host.startsWith('/') || isLoopbackHost(host);
}
