/**
 * What our side of the wire saw of one attempt to hand a batch to Resend. It says what was seen,
 * not what it means: the classifier decides that.
 */
export type WireResult = WireResponse | WireUnsent | WireLost;

/** A status line and headers arrived; the body may still have been cut off. */
export interface WireResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: WireHeaders;
  readonly body: WireBody;
}

/**
 * No byte of the request left this machine: there never was a connection (refused, unresolved, TLS
 * failure, connect timeout), or the attempt gave up while it waited for one.
 */
export interface WireUnsent {
  readonly kind: 'unsent';
  /** `ECONNREFUSED`, `ENOTFOUND`, `TIMEOUT`, … as the socket or our client named it. */
  readonly code: string;
}

/** Sending began and no status came back. Resend may or may not have accepted the batch. */
export interface WireLost {
  readonly kind: 'lost';
  /** `TIMEOUT`, `ECONNRESET`, `UND_ERR_SOCKET`, … as the socket or our client named it. */
  readonly code: string;
}

/** The whole body as text, or why it could not be read completely. */
export type WireBody = string | { readonly unreadable: string };

/** The headers that decide when to try again, as received; null when absent. */
export interface WireHeaders {
  /** Seconds, or an HTTP date (RFC 9110, section 10.2.3). */
  readonly retryAfter: string | null;
  readonly ratelimitLimit: string | null;
  readonly ratelimitRemaining: string | null;
  /** Seconds until the window ends. */
  readonly ratelimitReset: string | null;
  /** Mails used this month. */
  readonly monthlyQuota: string | null;
  /** Mails used in the last 24 hours; Resend sends it only on its free plan. */
  readonly dailyQuota: string | null;
}
