import {
  deleteApiCall,
  deleteApiCalls,
  finishApiCall,
  insertApiCall,
  lockApiCall,
  restartApiCall,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

/** A call that its caller may repeat without taking its step twice. */
export interface RepeatableCall {
  /** `person 7` or `key 3`: nobody meets the keys of somebody else. */
  readonly caller: string;
  /** The caller's name for this call. */
  readonly idempotencyKey: string;
  /** Says whether a repetition asks for the same. */
  readonly requestHash: string;
}

/** A call that has begun; it has to be finished or given up. */
export interface BegunCall {
  readonly id: string;
  readonly begunAt: Date;
}

export type BeginCall =
  | { readonly kind: 'begun'; readonly call: BegunCall }
  /** It was taken before, with this answer. */
  | { readonly kind: 'answered'; readonly status: number; readonly answer: string }
  | { readonly kind: 'other-call' }
  | { readonly kind: 'call-running' };

type Deps = Pick<PressDeps, 'db' | 'clock'>;

const DAY_MS = 86_400_000;
/** Longer than any call; one that has not ended by then has died with its process. */
const MINUTE_MS = 60_000;

/**
 * Begins a call, or finds the answer that it got before. Answers are kept for a day. Of two calls
 * at the same moment one begins; a call that died leaves its key to the next one after a minute.
 */
export async function beginCall({ db, clock }: Deps, call: RepeatableCall): Promise<BeginCall> {
  const now = clock();
  const columns = {
    caller: call.caller,
    idempotency_key: call.idempotencyKey,
    request_hash: call.requestHash,
    created_at: now,
  };
  return db.transaction().execute(async (trx): Promise<BeginCall> => {
    await deleteApiCalls(trx, { before: new Date(now.getTime() - DAY_MS) });
    const row = await insertApiCall(trx, columns);
    if (row !== undefined) return { kind: 'begun', call: { id: row.id, begunAt: now } };
    const known = await lockApiCall(trx, columns);
    // It was given up between the two queries.
    if (known === undefined) return { kind: 'call-running' };
    if (known.status !== null) {
      return known.request_hash === call.requestHash
        ? { kind: 'answered', status: known.status, answer: known.answer ?? '' }
        : { kind: 'other-call' };
    }
    if (now.getTime() - known.created_at.getTime() < MINUTE_MS) return { kind: 'call-running' };
    await restartApiCall(trx, known.id, columns);
    return { kind: 'begun', call: { id: known.id, begunAt: now } };
  });
}

/** Keeps what a call answered, for its repetitions. */
export const finishCall = async (
  { db }: Deps,
  call: BegunCall,
  answer: { readonly status: number; readonly answer: string },
): Promise<void> => finishApiCall(db, call, answer);

/** Gives a call up that was refused or failed: the same key may try again. */
export const giveUpCall = async ({ db }: Deps, call: BegunCall): Promise<void> =>
  deleteApiCall(db, call);
