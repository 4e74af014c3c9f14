const IPV4 = /^(?:::ffff:)?127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * True for a name or address that always means this machine: `localhost`, `127.0.0.0/8`, `::1`,
 * with or without a URL's brackets. False for anything else, even if this machine would resolve it
 * to itself: names can be pointed elsewhere.
 */
export function isLoopbackHost(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return bare === 'localhost' || bare === '::1' || IPV4.test(bare);
}

/** True for a URL on this machine. */
export const isLoopbackUrl = (url: string): boolean =>
  isLoopbackHost(URL.parse(url)?.hostname ?? '');
