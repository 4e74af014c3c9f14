import { localityOf, type Config } from '@galley/runtime';
import { createMailer } from '@galley/resend';
import { RESEND_URL } from '../shell/provider.ts';
import type { RunningWeb } from '../shell/web-record.ts';
import { found, ok, type Check } from './check.ts';
import { explainReply } from './explain-reply.ts';

/** Checks the provider by reading one page of sent mails, which changes nothing. */
export async function checkProvider(config: Config, web: RunningWeb | null): Promise<Check[]> {
  const { apiKey, baseUrl, webhookSecrets } = config.resend;
  if (apiKey === null) {
    const isLocal = localityOf(config).kind === 'local';
    const mailbox = isLocal && web !== null ? `; read it at ${web.url}/mailbox` : '';
    return [
      found(
        'informs',
        'mail',
        `stays on this machine, in the sandbox${mailbox}`,
        'To send real mail, set RESEND_API_KEY.',
      ),
    ];
  }
  const mailer = createMailer({ apiKey, baseUrl: baseUrl ?? RESEND_URL, timeoutMs: 10_000 });
  const sending = explainReply(baseUrl, await mailer.list({ limit: 1 }));
  const webhooks =
    webhookSecrets.length > 0
      ? ok('webhooks', 'a secret is set')
      : found(
          'warns',
          'webhooks',
          'Galley receives no bounces or complaints',
          `Create a webhook to ${config.publicUrl}/webhooks/resend at Resend and set RESEND_WEBHOOK_SECRET.`,
        );
  return [sending, webhooks];
}
