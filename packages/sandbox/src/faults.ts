/**
 * A fault of one request. `before-accept` strikes before anything is stored; `after-accept` strikes
 * when the mails are in the ledger (or another answer is ready) and spoils only a successful
 * answer.
 *
 * - `error`: returns a 5xx, 429 or 404 in Resend's form;
 * - `conflict`: returns a 409 without a real conflict, as if the key were in flight or used with
 *   another payload;
 * - `reset`: destroys the connection without an answer;
 * - `hang`: waits `ms`, then destroys the connection;
 * - `slow`: waits `ms`, then continues; before accept, the key is in flight during the wait;
 * - `truncate`: announces the full length of a 200 and breaks off in the middle.
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

/** What a fault plan knows of a request. */
export interface FaultedRequest {
  /** Counts the requests of this process, from 1. */
  readonly number: number;
  readonly method: string;
  /** As received, with the prefix under which the sandbox is mounted. */
  readonly path: string;
  readonly idempotencyKey: string | null;
}

/** Called once per authenticated request; null means no fault. */
export type FaultPlan = (request: FaultedRequest) => Fault | null;
