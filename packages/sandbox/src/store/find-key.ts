import type { RequestKind } from '../check/check-request.ts';
import type { Store } from './open-store.ts';
import { unpackBody } from './pack-body.ts';

/** A request as far as its idempotency key is concerned. */
export interface KeyedRequest {
  readonly kind: RequestKind;
  readonly idempotencyKey: string | null;
  readonly body: Uint8Array;
  readonly now: Date;
}

/** What an idempotency key was used for within the last 24 hours. */
export type KnownKey =
  { readonly kind: 'replayed'; readonly answer: string } | { readonly kind: 'key-conflict' };

const MEMORY_MS = 24 * 3600 * 1000;

/**
 * Looks a key up. The sandbox remembers accepted requests only: Resend does not document whether it
 * also replays refusals, and replaying none is harder for a client. Two payloads are the same when
 * all their bytes are.
 */
export function findKey(store: Store, request: KeyedRequest): KnownKey | null {
  if (request.idempotencyKey === null) return null;
  const [row] = store.all<{ kind: string; body: Uint8Array; answer: string }>`
    select kind, body, answer from request
    where idempotency_key = ${request.idempotencyKey}
      and received_at > ${request.now.getTime() - MEMORY_MS}
    order by id desc limit 1`;
  if (row === undefined) return null;
  return row.kind === request.kind && unpackBody(row.body).equals(request.body)
    ? { kind: 'replayed', answer: row.answer }
    : { kind: 'key-conflict' };
}
