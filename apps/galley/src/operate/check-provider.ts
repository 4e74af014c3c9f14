import { localityOf } from '@galley/runtime';
import { createMailer } from '@galley/resend';
import type { Setup } from '../shell/read-setup.ts';
import { withProvider } from '../shell/with-provider.ts';
import { findRunningWeb } from '../shell/web-record.ts';
import { found, ok, type Check } from './check.ts';

/** Checks the provider by reading one page of sent mails, which changes nothing. */
export async function checkProvider(setup: Setup): Promise<Check[]> {
  const { config } = setup;
  const reply = await withProvider(setup, (provider) =>
    createMailer({ ...provider, timeoutMs: 10_000 }).list({ limit: 1 }),
  );
  if (config.resend.apiKey === null) {
    const isLocal = localityOf(config).kind === 'local';
    const web = isLocal ? await findRunningWeb(config.dataDir) : null;
    return [
      reply.kind === 'ok'
        ? found(
            'informs',
            'mail',
            `stays on this machine, in the sandbox${web === null ? '' : `; read it at ${web.url}/mailbox`}`,
            'To send real mail, set RESEND_API_KEY.',
          )
        : found(
            'fails',
            'mail',
            `the sandbox does not work: ${reply.message}`,
            'Is the disk full?',
          ),
    ];
  }
  const where = config.resend.baseUrl ?? 'Resend';
  const sending =
    reply.kind === 'ok'
      ? ok('mail', `${where} answers and accepts the key`)
      : reply.kind === 'refused' && reply.name === 'restricted_api_key'
        ? found(
            'warns',
            'mail',
            `${where} allows this key only to send`,
            'To reconcile uncertain mail, use a key with full access.',
          )
        : found(
            'fails',
            'mail',
            `${where}: ${reply.message}`,
            reply.kind === 'refused'
              ? 'Check RESEND_API_KEY.'
              : 'Check RESEND_BASE_URL and the network.',
          );
  const webhooks =
    config.resend.webhookSecrets.length > 0
      ? ok('webhooks', 'a secret is set')
      : found(
          'warns',
          'webhooks',
          'Galley receives no bounces or complaints',
          `Create a webhook to ${config.publicUrl}/webhooks/resend at Resend and set RESEND_WEBHOOK_SECRET.`,
        );
  return [sending, webhooks];
}
