import { createHmac } from 'node:crypto';

/** What is signed: the event's id, the time of this try in seconds, and the exact body. */
export interface SignedPost {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers of a post by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, once with
 * each secret, so that a target takes it before and after its people have changed the secret.
 *
 * @param secrets `whsec_` and base64
 */
export function signWebhook(
  { id, at, body }: SignedPost,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
