import { Resend } from 'resend';
import { readInstant } from './sent-mail.ts';

export interface WebhookDelivery {
  /** The body as received, because parsing and printing it would break the signature. */
  readonly payload: string | Buffer;
  /** `svix-id`, `svix-timestamp` and `svix-signature`. */
  readonly headers: {
    readonly id: string | undefined;
    readonly timestamp: string | undefined;
    readonly signature: string | undefined;
  };
  /** `whsec_…`; several during a rotation. */
  readonly secrets: readonly string[];
}

/** Resend's envelope. `data` depends on the type; the code that applies the event reads it. */
export interface WebhookEvent {
  /** `email.delivered`, `email.bounced`, … */
  readonly type: string;
  readonly createdAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

export type VerifiedWebhook =
  | {
      readonly kind: 'ok';
      /** `svix-id`: the same whenever Resend repeats an event. */
      readonly id: string;
      readonly event: WebhookEvent;
    }
  | { readonly kind: 'refused'; readonly reason: WebhookRefusal };

export type WebhookRefusal =
  | 'missing-headers'
  /** The timestamp is unreadable or over five minutes off, or the signature fits no secret. */
  | 'not-verified'
  /** Signed, but not Resend's envelope. */
  | 'not-an-event';

// The SDK verifies through a client, which needs a key; this one is never sent.
const sdk = new Resend('re_verification_only');

/**
 * Checks the signature of a webhook (Svix: HMAC-SHA256 over `id.timestamp.body`, five minutes of
 * tolerance) against each secret, and reads its envelope.
 *
 * @example
 * const verified = verifyWebhook({ payload: rawBody, headers, secrets: config.webhookSecrets });
 * if (verified.kind === 'refused') return c.text(verified.reason, 400);
 */
export function verifyWebhook({ payload, headers, secrets }: WebhookDelivery): VerifiedWebhook {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature) return { kind: 'refused', reason: 'missing-headers' };
  const text = payload.toString();
  const signed = { id, timestamp, signature };
  if (!secrets.some((secret) => isSignedWith(secret, text, signed))) {
    return { kind: 'refused', reason: 'not-verified' };
  }
  const event = readEvent(text);
  return event === null ? { kind: 'refused', reason: 'not-an-event' } : { kind: 'ok', id, event };
}

function isSignedWith(
  webhookSecret: string,
  payload: string,
  headers: { id: string; timestamp: string; signature: string },
): boolean {
  try {
    sdk.webhooks.verify({ payload, headers, webhookSecret });
    return true;
  } catch (error) {
    // The SDK parses the body after it has verified the signature, so the secret was right.
    return error instanceof SyntaxError;
  }
}

function readEvent(text: string): WebhookEvent | null {
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
}

/** Resend nests four or five levels; thousands would break the code that prints or stores them. */
const DEEPEST = 32;

const isDeeperThan = (levels: number, value: object): boolean =>
  levels === 0 ||
  Object.values(value).some(
    (each) => typeof each === 'object' && each !== null && isDeeperThan(levels - 1, each),
  );

/** Only years of four digits, because databases and people read others differently. */
const hasPlainYear = (instant: Date): boolean =>
  instant.getUTCFullYear() >= 1970 && instant.getUTCFullYear() <= 9999;
