const LOOPBACK = new Set(['', 'localhost', '127.0.0.1', '[::1]', '::1']);

/** True when a Postgres URL names a server on this machine: loopback, or a unix socket. */
export const isLocalDatabase = (databaseUrl: string): boolean => {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  return LOOPBACK.has(host) || host.startsWith('/');
};
