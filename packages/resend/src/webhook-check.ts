import { createHmac, randomUUID } from 'node:crypto';

/** The type of a signed event that says nothing: its receiver stores nothing and answers 200. */
export const CHECK_EVENT = 'galley.check';

/** A webhook's body and headers. */
export interface SignedCheck {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs an event that says nothing, as Svix documents it, to see whether an endpoint has the secret. */
export function signCheck(secret: string, now: Date): SignedCheck {
  const id = `msg_${randomUUID()}`;
  const timestamp = Math.floor(now.getTime() / 1000);
  const body = JSON.stringify({ type: CHECK_EVENT, created_at: now.toISOString(), data: {} });
  const signature = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(timestamp),
      'svix-signature': `v1,${signature}`,
    },
  };
}
