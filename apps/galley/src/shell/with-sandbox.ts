import { join } from 'node:path';
import type { Sandbox } from '@galley/sandbox';
import type { Setup } from './read-setup.ts';

/** The file of the sandbox's ledger, which any number of processes on one data folder share. */
export const sandboxFile = (dataDir: string): string => join(dataDir, 'sandbox.sqlite');

/**
 * Hosts the sandbox's API on a free loopback port while the work runs. It is the same sandbox that
 * web hosts, because both use the data folder.
 */
export async function withSandbox<T>(
  { config, log }: Pick<Setup, 'config' | 'log'>,
  work: (sandbox: Sandbox, url: string) => Promise<T>,
): Promise<T> {
  const [{ openSandbox }, { startSandbox }] = await Promise.all([
    import('@galley/sandbox'),
    import('@galley/web'),
  ]);
  const sandbox = openSandbox({
    path: sandboxFile(config.dataDir),
    receivingDomain: config.inboundDomain,
  });
  try {
    const served = await startSandbox(sandbox, log);
    try {
      return await work(sandbox, served.url);
    } finally {
      await served.stop();
    }
  } finally {
    await sandbox.close();
  }
}
