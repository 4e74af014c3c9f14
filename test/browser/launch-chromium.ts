import { chromium, type Browser } from 'playwright-core';

/** Without a sandbox, because containers run as root; without anything that phones home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as drawn, not fitted to this machine's pixels.
  '--font-render-hinting=none',
  // A page can't see what the browser itself requests, so no host name resolves.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts the browser at `executablePath` without a window. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });
