import type { Candidate } from '@galley/contract/collect';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  findCandidate,
  lockCandidate,
  setCandidateState,
  type Database,
  type Transaction,
} from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';
import { presentCandidate } from './present-candidate.ts';

type Refused = RefusalOf<'no-candidate' | 'candidate-state'> | NotAllowed;

export type DismissCandidates =
  { readonly kind: 'changed'; readonly candidates: readonly Candidate[] } | Refused;

/**
 * Dismisses candidates for good, or lets dismissed or passed ones wait again: all of them, or none if
 * one of them can't be.
 */
export async function dismissCandidates(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly ids: readonly string[]; readonly dismissed: boolean },
): Promise<DismissCandidates> {
  const ids = [...new Set(input.ids)];
  for (const id of ids) {
    const row = rowId(id) === null ? undefined : await findCandidate(db, id);
    if (row === undefined)
      return refuseAnywhere(actor, 'dismiss-candidate') ?? { kind: 'no-candidate', id };
    const denied = refuse(actor, 'dismiss-candidate', row.newsletter_id);
    if (denied !== null) return denied;
  }
  const at = clock();
  return db.transaction().execute(async (trx): Promise<DismissCandidates> => {
    // In one order, so that two who dismiss the same ones don't wait for each other for ever.
    for (const id of ids.toSorted(byId)) {
      const candidate = await lockCandidate(trx, id);
      if (candidate === undefined) return { kind: 'no-candidate', id };
      if (candidate.state === 'taken') return { kind: 'candidate-state', id, state: 'taken' };
    }
    const candidates: Candidate[] = [];
    for (const id of ids) {
      candidates.push(await change(trx, actor, { id, dismissed: input.dismissed, at }));
    }
    return { kind: 'changed', candidates };
  });
}

const byId = (one: string, other: string): number => (BigInt(one) < BigInt(other) ? -1 : 1);

async function change(
  trx: Transaction<Database>,
  actor: Actor,
  { id, dismissed, at }: { readonly id: string; readonly dismissed: boolean; readonly at: Date },
): Promise<Candidate> {
  const candidate = await findCandidate(trx, id);
  const state = dismissed ? 'dismissed' : 'waiting';
  if (candidate !== undefined && candidate.state !== state) {
    const decided = dismissed ? at : null;
    await setCandidateState(trx, id, { state, review_id: null, decided_at: decided });
    const { newsletter_id: newsletterId } = candidate;
    const object = { kind: 'candidate', id } as const;
    await recordAct(trx, actor, { step: 'dismiss-candidate', newsletterId, object, at });
  }
  const changed = await findCandidate(trx, id);
  if (changed === undefined) throw new Error(`candidate ${id} has vanished`);
  return presentCandidate(changed);
}
