import { Resend } from 'resend';
import { readInstant } from './sent-mail.ts';

export interface WebhookDelivery {
  /** The body as received: parsing and printing it again would break the signature. */
  readonly payload: string | Buffer;
  /** `svix-id`, `svix-timestamp` and `svix-signature`. */
  readonly headers: {
    readonly id: string | undefined;
    readonly timestamp: string | undefined;
    readonly signature: string | undefined;
  };
  /** `whsec_…`; several while a secret is being rotated. */
  readonly secrets: readonly string[];
}

/** Resend's envelope. `data` depends on the type and is read by whoever applies the event. */
export interface WebhookEvent {
  /** `email.delivered`, `email.bounced`, … */
  readonly type: string;
  readonly createdAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

export type VerifiedWebhook =
  | {
      readonly kind: 'ok';
      /** `svix-id`: the same for every repetition of one event. */
      readonly id: string;
      readonly event: WebhookEvent;
    }
  | { readonly kind: 'refused'; readonly reason: WebhookRefusal };

export type WebhookRefusal =
  | 'missing-headers'
  /** Timestamp unreadable or more than five minutes away, or no secret made this signature. */
  | 'not-verified'
  /** Signed, but not Resend's envelope. */
  | 'not-an-event';

// The SDK's verification hangs on a client, which wants a key that is never sent anywhere.
const sdk = new Resend('re_verification_only');

/**
 * Checks the signature of a webhook (Svix scheme: HMAC-SHA256 over `id.timestamp.body`, five
 * minutes of tolerance) against each secret in turn, and reads its envelope.
 *
 * @example
 * const verified = verifyWebhook({ payload: rawBody, headers, secrets: config.webhookSecrets });
 * if (verified.kind === 'refused') return c.text(verified.reason, 400);
 */
export const verifyWebhook = ({ payload, headers, secrets }: WebhookDelivery): VerifiedWebhook => {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature) return { kind: 'refused', reason: 'missing-headers' };
  const text = payload.toString();
  const signed = { id, timestamp, signature };
  if (!secrets.some((secret) => isSignedWith(secret, text, signed))) {
    return { kind: 'refused', reason: 'not-verified' };
  }
  const event = readEvent(text);
  return event === null ? { kind: 'refused', reason: 'not-an-event' } : { kind: 'ok', id, event };
};

const isSignedWith = (
  webhookSecret: string,
  payload: string,
  headers: { id: string; timestamp: string; signature: string },
): boolean => {
  try {
    sdk.webhooks.verify({ payload, headers, webhookSecret });
    return true;
  } catch (error) {
    // It parses the body only once the signature is right: what is wrong then is not the secret.
    return error instanceof SyntaxError;
  }
};

const readEvent = (text: string): WebhookEvent | null => {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return null;
    const { type, created_at: at, data }: Readonly<Record<string, unknown>> = { ...json };
    const createdAt = readInstant(at);
    if (typeof type !== 'string' || createdAt === null || !hasPlainYear(createdAt)) return null;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    if (isDeeperThan(DEEPEST, data)) return null;
    return { type, createdAt, data: { ...data } };
  } catch {
    return null;
  }
};

/** Resend nests four or five levels; some thousands break whatever prints or stores them. */
const DEEPEST = 32;

const isDeeperThan = (levels: number, value: object): boolean =>
  levels === 0 ||
  Object.values(value).some(
    (each) => typeof each === 'object' && each !== null && isDeeperThan(levels - 1, each),
  );

/** Years of four digits: databases and people read others each in their own way. */
const hasPlainYear = (instant: Date): boolean =>
  instant.getUTCFullYear() >= 1970 && instant.getUTCFullYear() <= 9999;
