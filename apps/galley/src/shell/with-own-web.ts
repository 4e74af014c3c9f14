import { keepWebhookSecret } from '@galley/runtime';
import type { Press } from './open-press.ts';
import { RESEND_URL, SANDBOX_KEY } from './provider.ts';
import type { Provider } from './with-provider.ts';
import { withSandbox } from './with-sandbox.ts';

/**
 * Works with Resend if there is a key. Otherwise runs the sandbox and a web of its own on free
 * loopback ports, so that the sandbox's events arrive whether or not another web runs on this data
 * folder.
 */
export async function withOwnWeb<T>(
  press: Press,
  work: (provider: Provider) => Promise<T>,
): Promise<T> {
  const { config } = press;
  const { apiKey, baseUrl } = config.resend;
  if (apiKey !== null) return work({ apiKey, baseUrl: baseUrl ?? RESEND_URL });
  const { startWeb } = await import('@galley/web');
  const secret = await keepWebhookSecret(config.dataDir);
  return withSandbox(press, async (sandbox, url) => {
    const web = await startWeb({
      ...press,
      // The waiting command applies feedback itself, so no other process needs a wake-up.
      wake: async () => undefined,
      sandbox: null,
      webhookSecrets: [secret],
      host: '127.0.0.1',
      port: 0,
      log: press.logFor('web', 'error'),
    });
    try {
      sandbox.setWebhook({ url: `${web.url}/webhooks/resend`, secret });
      return await work({ apiKey: SANDBOX_KEY, baseUrl: url });
    } finally {
      await web.stop();
    }
  });
}
