const IPV4 = /^(?:::ffff:)?127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * True of a name or address that means this machine, wherever it is asked for: `localhost`,
 * `127.0.0.0/8`, `::1`, with or without the brackets of a URL. Anything else is not, even where this
 * machine would resolve it to itself: names can be pointed elsewhere.
 */
export function isLoopbackHost(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return bare === 'localhost' || bare === '::1' || IPV4.test(bare);
}

/** True of a URL on this machine. */
export const isLoopbackUrl = (url: string): boolean =>
  isLoopbackHost(URL.parse(url)?.hostname ?? '');
