import { keepWebhookSecret } from '@galley/runtime';
import type { Press } from './open-press.ts';
import { RESEND_URL, SANDBOX_KEY } from './provider.ts';
import { sandboxFile, type Provider } from './with-provider.ts';

/**
 * Works with Resend when there is a key for it. Otherwise a web of our own hosts the sandbox on a
 * free port of loopback meanwhile, so that what the sandbox has to tell is heard as well, whether
 * or not another web runs on this data folder.
 */
export const withOwnWeb = async <T>(
  press: Press,
  work: (provider: Provider) => Promise<T>,
): Promise<T> => {
  const { config } = press;
  const { apiKey, baseUrl } = config.resend;
  if (apiKey !== null) return work({ apiKey, baseUrl: baseUrl ?? RESEND_URL });
  const [{ openSandbox }, { startWeb }] = await Promise.all([
    import('@galley/sandbox'),
    import('@galley/web'),
  ]);
  const secret = await keepWebhookSecret(config.dataDir);
  const sandbox = openSandbox({ path: sandboxFile(config.dataDir) });
  try {
    const web = await startWeb({
      ...press,
      // Whoever waits here applies feedback too; nobody else has to be woken for it.
      wake: async () => undefined,
      sandbox,
      webhookSecrets: [secret],
      host: '127.0.0.1',
      port: 0,
      log: press.logFor('web', 'error'),
    });
    try {
      sandbox.setWebhook({ url: `${web.url}/webhooks/resend`, secret });
      return await work({ apiKey: SANDBOX_KEY, baseUrl: `${web.url}/sandbox` });
    } finally {
      await web.stop();
    }
  } finally {
    await sandbox.close();
  }
};
