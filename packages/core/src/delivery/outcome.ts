/**
 * What one attempt means for its batch. A refusal proves only its own attempt: an earlier attempt
 * under the same key may still have been accepted.
 */
export type Outcome =
  /** Resend took every mail; ids in the order of the mails. Final: nothing overrules it. */
  | { readonly kind: 'accepted'; readonly ids: readonly string[] }
  /** No byte reached Resend. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** It may have been accepted: try the same key and bytes again. */
  | {
      readonly kind: 'ambiguous';
      readonly code: string;
      /**
       * Set when a gateway refused with its own 4xx. This doesn't prove that Resend never saw the
       * mails, and another attempt now would meet the same refusal: the issue pauses.
       */
      readonly refusal?: Refusal;
    }
  /** 409: an attempt under this key is still under way at Resend. */
  | { readonly kind: 'in-flight' }
  /** 409: the key was used with other bytes. A bug of ours; never a success and never retried. */
  | { readonly kind: 'key-conflict'; readonly detail: string }
  /** 429: too fast. */
  | { readonly kind: 'slow-down'; readonly seconds: number }
  /** The account's quota is used up until it resets. */
  | { readonly kind: 'quota'; readonly period: QuotaPeriod; readonly detail: string }
  /** Refused for a reason that isn't about readers: every batch of the issue would meet it. */
  | ({ readonly kind: 'issue-refused' } & Refusal)
  /** Refused for something in this batch; half of it may pass. */
  | {
      readonly kind: 'batch-refused';
      /**
       * `address`: the reply quotes an address from this batch. `recipient`: it names the field
       * `to` or a recipient, but not which. `size`: the body is too large (413).
       */
      readonly about: 'address' | 'recipient' | 'size';
      /**
       * True when Resend itself judged these bytes: it would refuse them every time, so no earlier
       * attempt was accepted either. False for a gateway's refusal, which proves only itself.
       */
      readonly judged: boolean;
      readonly detail: string;
    };

/** Why an issue pauses, with Resend's own words. */
export interface Refusal {
  readonly reason: IssueRefusal;
  readonly detail: string;
}

export type QuotaPeriod = 'daily' | 'monthly';

export type IssueRefusal =
  /** The API key, its permissions, the domain or the account. */
  | 'not-allowed'
  /** The sender, subject, tags or another field that all mails share. */
  | 'bad-content'
  /** 3xx, 404, 405: the server at RESEND_BASE_URL has no such route. */
  | 'wrong-address'
  /** Anything else that isn't about one reader. */
  | 'refused';

export type OutcomeKind = Outcome['kind'];
