import { z } from 'zod';

/** Resend's reply to one call through the SDK. */
export type Reply<Data> =
  | { readonly kind: 'ok'; readonly data: Data }
  | Refusal
  /** A 5xx, no answer, or an unreadable one: nobody knows whether the call took effect. */
  | { readonly kind: 'unclear'; readonly status: number | null; readonly message: string };

/** A 4xx: the call took no effect. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  /** Resend's name for the error (`rate_limit_exceeded`), or empty. */
  readonly name: string;
  readonly message: string;
  /** As sent: seconds or an HTTP date. */
  readonly retryAfter: string | null;
}

interface SdkResponse {
  readonly data: unknown;
  readonly error: unknown;
  readonly headers: Readonly<Record<string, string>> | null;
}

const ERROR = z.object({
  statusCode: z.number().nullable().catch(null),
  name: z.string().catch(''),
  message: z.string().catch('no message'),
});

/**
 * Reads what the SDK returns and trusts none of it: an error has the server's own name, message and
 * HTTP status, and a 200 holds any JSON.
 */
export function readReply<Data>(response: SdkResponse, schema: z.ZodType<Data>): Reply<Data> {
  if (response.error === null || response.error === undefined) {
    const read = schema.safeParse(response.data);
    if (read.success) return { kind: 'ok', data: read.data };
    return { kind: 'unclear', status: null, message: 'an answer with an unexpected shape' };
  }
  const { statusCode: status, name, message } = ERROR.parse({ ...Object(response.error) });
  if (status === null || status < 400 || status > 499) return { kind: 'unclear', status, message };
  const retryAfter = response.headers?.['retry-after'] ?? null;
  return { kind: 'refused', status, name, message, retryAfter };
}
