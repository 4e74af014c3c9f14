import { listResendWebhooks } from '@galley/resend';
import type { Config } from '@galley/runtime';
import { RESEND_URL } from '../shell/provider.ts';
import { checkResendWebhooks } from './check-resend-webhooks.ts';
import { checkWebhookAddress } from './check-webhook-address.ts';
import { found, ok, type Check } from './check.ts';

/** Says whether Resend's events reach us. Where mail stays on this machine, they do by themselves. */
export async function checkFeedback({
  resend: { apiKey, baseUrl, webhookSecrets },
  publicUrl,
  inboundDomain,
}: Config): Promise<Check[]> {
  if (apiKey === null) return [];
  const [address, listed] = await Promise.all([
    checkWebhookAddress(publicUrl, webhookSecrets, new Date()),
    listResendWebhooks({ apiKey, baseUrl: baseUrl ?? RESEND_URL, timeoutMs: 5000 }),
  ]);
  const secret =
    webhookSecrets.length > 0
      ? ok('webhooks', 'a secret is set')
      : found(
          'warns',
          'webhooks',
          'Galley receives no bounces or complaints',
          `Create a webhook to ${publicUrl}/webhooks/resend at Resend and set RESEND_WEBHOOK_SECRET.`,
        );
  const atResend = checkResendWebhooks(publicUrl, { receives: inboundDomain !== null }, listed);
  return [secret, address, atResend];
}
