import type { RequestKind } from '../check/check-request.ts';
import type { Store } from './open-store.ts';
import { unpackBody } from './pack-body.ts';

/** What an idempotency key was used for within the last 24 hours. */
export type KnownKey =
  { readonly kind: 'replayed'; readonly answer: string } | { readonly kind: 'key-conflict' };

const MEMORY_MS = 24 * 3600 * 1000;

/**
 * Looks a key up. Only accepted requests are remembered: whether Resend also replays refusals is
 * not documented, and replaying none is the harder case for a client. A payload is the same when
 * every byte is.
 */
export const findKey = (
  store: Store,
  request: {
    readonly kind: RequestKind;
    readonly idempotencyKey: string | null;
    readonly body: Uint8Array;
    readonly now: Date;
  },
): KnownKey | null => {
  if (request.idempotencyKey === null) return null;
  const [row] = store.all<{ kind: string; body: Uint8Array; answer: string }>(
    `select kind, body, answer from request
     where idempotency_key = ? and received_at > ? order by id desc limit 1`,
    request.idempotencyKey,
    request.now.getTime() - MEMORY_MS,
  );
  if (row === undefined) return null;
  return row.kind === request.kind && unpackBody(row.body).equals(request.body)
    ? { kind: 'replayed', answer: row.answer }
    : { kind: 'key-conflict' };
};
