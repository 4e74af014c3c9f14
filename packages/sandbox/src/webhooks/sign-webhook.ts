import { createHmac, randomBytes } from 'node:crypto';

/**
 * Computes the `svix-signature` of a webhook as Svix documents it: HMAC-SHA256 over
 * `id.timestamp.body` with the Base64 key after `whsec_`.
 */
export function signWebhook(webhook: {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
  readonly secret: string;
}): string {
  const key = Buffer.from(webhook.secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key)
    .update(`${webhook.id}.${webhook.timestamp}.${webhook.body}`)
    .digest('base64');
  return `v1,${signature}`;
}

/** Creates a signing secret of the usual form and strength. */
export const createWebhookSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
