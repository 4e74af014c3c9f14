/**
 * One thing that goes wrong with one request. `before-accept`: nothing was stored; `after-accept`:
 * the mails are in the ledger (or the answer was ready) and only the answer suffers, so a refused
 * request goes unharmed.
 *
 * - `error`: a 5xx, 429 or 404 in Resend's form;
 * - `conflict`: a 409 in Resend's form, though there is none: the key counts as in flight or as used
 *   with another payload;
 * - `reset`: the connection is destroyed without an answer;
 * - `hang`: nothing for `ms`, then the connection is destroyed;
 * - `slow`: nothing for `ms`, then all goes its way; before accept, the key counts as in flight;
 * - `truncate`: a 200 that announces its full length and breaks off in the middle.
 */
export type Fault =
  | { readonly when: FaultMoment; readonly what: 'error'; readonly status: FaultStatus }
  | { readonly when: FaultMoment; readonly what: 'conflict'; readonly name: ConflictName }
  | { readonly when: FaultMoment; readonly what: 'reset' }
  | { readonly when: FaultMoment; readonly what: 'hang' | 'slow'; readonly ms: number }
  | { readonly when: 'after-accept'; readonly what: 'truncate' };

export type FaultMoment = 'before-accept' | 'after-accept';
export type FaultStatus = 404 | 429 | 500 | 502 | 503;
export type ConflictName = 'concurrent_idempotent_requests' | 'invalid_idempotent_request';

/** What a fault plan may decide by. */
export interface FaultedRequest {
  /** Counts the requests of this process, from 1. */
  readonly number: number;
  readonly method: string;
  /** As received, with the prefix under which the sandbox is mounted. */
  readonly path: string;
  readonly idempotencyKey: string | null;
}

/** Called once per request that passed authentication; null lets the request be. */
export type FaultPlan = (request: FaultedRequest) => Fault | null;
