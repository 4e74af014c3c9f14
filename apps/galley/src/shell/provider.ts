import type { Config } from '@galley/runtime';

/** Resend itself. */
export const RESEND_URL = 'https://api.resend.com';

/** The sandbox accepts any key, because it has one customer. */
export const SANDBOX_KEY = 're_sandbox';

/**
 * The provider's URL for preflight. In a local set-up web hosts the sandbox; elsewhere the sandbox
 * listens on a loopback port that is known once it runs.
 */
export const providerUrl = (config: Config): string =>
  config.resend.apiKey === null
    ? `http://127.0.0.1:${config.port}/sandbox`
    : (config.resend.baseUrl ?? RESEND_URL);
