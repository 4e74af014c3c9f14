interface Headers {
  header(name: string): string | undefined;
  readonly url: string;
}

/**
 * True if a browser sent this form from another site. Browsers say so in headers that a page cannot
 * change; a request without them doesn't come from a browser.
 */
export function isForeign(request: Headers): boolean {
  const site = request.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.header('origin');
  if (origin === undefined) return false;
  return URL.parse(origin)?.host !== (request.header('host') ?? new URL(request.url).host);
}
