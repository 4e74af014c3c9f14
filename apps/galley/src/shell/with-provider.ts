import { RESEND_URL, SANDBOX_KEY } from './provider.ts';
import type { Setup } from './read-setup.ts';
import { withSandbox } from './with-sandbox.ts';

/** Where this process hands mail over. */
export interface Provider {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** Works with Resend when there is a key for it, and otherwise with the sandbox. */
export const withProvider = async <T>(
  setup: Setup,
  work: (provider: Provider) => Promise<T>,
): Promise<T> => {
  const { apiKey, baseUrl } = setup.config.resend;
  return apiKey === null
    ? withSandbox(setup, (_, url) => work({ apiKey: SANDBOX_KEY, baseUrl: url }))
    : work({ apiKey, baseUrl: baseUrl ?? RESEND_URL });
};
