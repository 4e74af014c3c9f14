import type { Config } from '@galley/runtime';

/** Resend itself. */
export const RESEND_URL = 'https://api.resend.com';

/** Any key will do for the sandbox; it has one customer. */
export const SANDBOX_KEY = 're_sandbox';

/**
 * Where mail is handed over in this set-up, as preflight wants to know it: the sandbox stands at web
 * in a local set-up, and elsewhere on a port of loopback that is known once it runs.
 */
export const providerUrl = (config: Config): string =>
  config.resend.apiKey === null
    ? `http://127.0.0.1:${config.port}/sandbox`
    : (config.resend.baseUrl ?? RESEND_URL);
