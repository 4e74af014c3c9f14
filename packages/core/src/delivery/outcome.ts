/**
 * What one attempt means for its batch. A refusal proves only its own attempt: an earlier attempt
 * under the same key may still have been accepted.
 */
export type Outcome =
  /** Resend took every mail; ids in the order of the mails. Absorbing: nothing overrules it. */
  | { readonly kind: 'accepted'; readonly ids: readonly string[] }
  /** No byte reached Resend. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** It may have been accepted: same key, same bytes, again. */
  | { readonly kind: 'ambiguous'; readonly code: string }
  /** 409: an attempt under this key is still under way at Resend. */
  | { readonly kind: 'in-flight' }
  /** 409: the key was used with other bytes. Our bug; never a success and never retried. */
  | { readonly kind: 'key-conflict'; readonly detail: string }
  /** 429: too fast. */
  | { readonly kind: 'slow-down'; readonly seconds: number }
  /** 429: the account's quota is used up until it resets. */
  | { readonly kind: 'quota'; readonly period: 'daily' | 'monthly'; readonly detail: string }
  /** Refused for a reason that every batch of the issue shares. */
  | { readonly kind: 'issue-refused'; readonly reason: IssueRefusal; readonly detail: string }
  /** Refused for what is in this batch; `about` tells whether the reply names a recipient. */
  | {
      readonly kind: 'batch-refused';
      readonly about: 'recipient' | 'unknown';
      /**
       * True when Resend itself judged these bytes: they are refused however often they come, so no
       * earlier attempt was accepted either. False for a gateway's refusal, which proves only its own.
       */
      readonly judged: boolean;
      readonly detail: string;
    };

export type IssueRefusal =
  /** 401, 403: the API key, its rights or the domain. */
  | 'not-allowed'
  /** 422 about the sender, subject, tags or another field that all mails share. */
  | 'bad-content'
  /** 3xx, 404, 405: whatever answers at RESEND_BASE_URL is not Resend. */
  | 'wrong-address';

export type OutcomeKind = Outcome['kind'];
