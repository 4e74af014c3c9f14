import { chromium, type Browser } from 'playwright-core';

/** Without a sandbox, because containers run as root; without anything that calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as they were drawn, not fitted to the pixels of this machine.
  '--font-render-hinting=none',
  // What the browser itself might ask for can't be seen from a page: no name leads anywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts the browser at `executablePath` without a window. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });
