/**
 * Programs that name themselves: libraries and tools that fetch (they send their own name by
 * default), browsers without a window, what shows a preview of a link, and scanners of mail that
 * sign their requests.
 */
const PROGRAMS: readonly RegExp[] = [
  /^(?:curl|wget|python|aiohttp|httpx|java|apache-httpclient|go-http-client|libwww-perl|ruby|php|guzzlehttp|axios|node|undici|got|okhttp|jetty|lua-resty-http)\b/i,
  /headless|phantomjs|puppeteer|playwright|selenium/i,
  /(?<!cu)bot\b|crawler|spider|scanner|slurp|linkcheck|fetcher|monitor/i,
  /preview|prefetch|facebookexternal|imageproxy|mailproxy/i,
  /barracuda|proofpoint|mimecast|ironport|ciscosecureemail|symantec|messagelabs|trendmicro|fortimail|sophos|zscaler|safelinks/i,
];

/** A browser always says more than this about itself. */
const BARE = /^mozilla\/\d\.\d$/i;

/**
 * True if a request's user agent names a program that no person reads with, or is empty. An event
 * without one says nothing.
 */
export function isProgram(userAgent: unknown): boolean {
  if (typeof userAgent !== 'string') return false;
  const name = userAgent.trim();
  return name === '' || BARE.test(name) || PROGRAMS.some((program) => program.test(name));
}
