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

/**
 * Reads what the SDK returns and trusts none of it: an error has the server's own name, message and
 * HTTP status, and a 200 holds any JSON.
 */
export const readReply = <Data>(
  response: SdkResponse,
  readData: (data: unknown) => Data | null,
): Reply<Data> => {
  if (response.error === null || response.error === undefined) {
    const data = readData(response.data);
    return data === null
      ? { kind: 'unclear', status: null, message: 'an answer of an unexpected shape' }
      : { kind: 'ok', data };
  }
  const { statusCode, name, message } = fields(response.error);
  const status = typeof statusCode === 'number' ? statusCode : null;
  const text = typeof message === 'string' ? message : 'no message';
  if (status === null || status < 400 || status > 499) {
    return { kind: 'unclear', status, message: text };
  }
  return {
    kind: 'refused',
    status,
    name: typeof name === 'string' ? name : '',
    message: text,
    retryAfter: response.headers?.['retry-after'] ?? null,
  };
};

const fields = (error: unknown): Readonly<Record<string, unknown>> =>
  typeof error === 'object' && error !== null ? { ...error } : {};
