import type { Config } from '@galley/runtime';

/** Resend itself. */
export const RESEND_URL = 'https://api.resend.com';

/** Any key will do for the sandbox; it has one customer. */
export const SANDBOX_KEY = 're_sandbox';

/** Where `galley start` hosts the sandbox. */
export const sandboxUrl = (config: Config): string => `http://127.0.0.1:${config.port}/sandbox`;

/** Where mail is handed over in this set-up. */
export const providerUrl = (config: Config): string =>
  config.resend.apiKey === null ? sandboxUrl(config) : (config.resend.baseUrl ?? RESEND_URL);
