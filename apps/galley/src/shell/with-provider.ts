import { RESEND_URL, SANDBOX_KEY } from './provider.ts';
import type { Setup } from './read-setup.ts';
import { withSandbox } from './with-sandbox.ts';

/** The API that takes this process's mail. */
export interface Provider {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** Works with Resend if there is a key, otherwise with the sandbox. */
export async function withProvider<T>(
  setup: Setup,
  work: (provider: Provider) => Promise<T>,
): Promise<T> {
  const { apiKey, baseUrl } = setup.config.resend;
  return apiKey === null
    ? withSandbox(setup, (_, url) => work({ apiKey: SANDBOX_KEY, baseUrl: url }))
    : work({ apiKey, baseUrl: baseUrl ?? RESEND_URL });
}
