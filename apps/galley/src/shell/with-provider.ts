import { join } from 'node:path';
import { RESEND_URL, SANDBOX_KEY } from './provider.ts';
import type { Setup } from './read-setup.ts';

/** Where this process hands mail over. */
export interface Provider {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** The sandbox's ledger; any number of processes on one data folder share it. */
export const sandboxFile = (dataDir: string): string => join(dataDir, 'sandbox.sqlite');

/**
 * Works with Resend when there is a key for it. Otherwise the sandbox is hosted here meanwhile, on
 * a free port of loopback: it is the same one that web hosts, since both keep to the data folder.
 */
export const withProvider = async <T>(
  { config }: Setup,
  work: (provider: Provider) => Promise<T>,
): Promise<T> => {
  const { apiKey, baseUrl } = config.resend;
  if (apiKey !== null) return work({ apiKey, baseUrl: baseUrl ?? RESEND_URL });
  const { serveSandbox } = await import('@galley/sandbox');
  const served = await serveSandbox({ path: sandboxFile(config.dataDir), port: 0 });
  try {
    return await work({ apiKey: SANDBOX_KEY, baseUrl: served.url });
  } finally {
    await served.close();
  }
};
