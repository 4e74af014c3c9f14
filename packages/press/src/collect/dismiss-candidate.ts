import type { Candidate } from '@galley/contract/collect';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { findCandidate, lockCandidate, setCandidateState } from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';
import { presentCandidate } from './present-candidate.ts';

export type DismissCandidate =
  | { readonly kind: 'changed'; readonly candidate: Candidate }
  | RefusalOf<'no-candidate' | 'candidate-state'>
  | NotAllowed;

/** Dismisses a candidate for good, or lets a dismissed or passed one wait again. */
export async function dismissCandidate(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { id, dismissed }: { readonly id: string; readonly dismissed: boolean },
): Promise<DismissCandidate> {
  const row = rowId(id) === null ? undefined : await findCandidate(db, id);
  if (row === undefined)
    return refuseAnywhere(actor, 'dismiss-candidate') ?? { kind: 'no-candidate', id };
  const { newsletter_id: newsletterId } = row;
  const denied = refuse(actor, 'dismiss-candidate', newsletterId);
  if (denied !== null) return denied;
  const at = clock();
  return db.transaction().execute(async (trx): Promise<DismissCandidate> => {
    const candidate = await lockCandidate(trx, id);
    if (candidate === undefined) return { kind: 'no-candidate', id };
    if (candidate.state === 'taken') return { kind: 'candidate-state', id, state: 'taken' };
    const state = dismissed ? 'dismissed' : 'waiting';
    if (candidate.state !== state) {
      const decided = dismissed ? at : null;
      await setCandidateState(trx, id, { state, review_id: null, decided_at: decided });
      const object = { kind: 'candidate', id } as const;
      await recordAct(trx, actor, { step: 'dismiss-candidate', newsletterId, object, at });
    }
    const changed = await findCandidate(trx, id);
    if (changed === undefined) throw new Error(`candidate ${id} has vanished`);
    return { kind: 'changed', candidate: presentCandidate(changed) };
  });
}
