import type { Person } from '@galley/contract/editor';
import type { Actor } from '@galley/core/editor';
import { updatePerson } from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import { lockPersonFor, type NoPerson } from './lock-person.ts';
import type { PeopleDeps } from './people-deps.ts';
import { presentPerson } from './present-person.ts';
import { recordPersonAct } from './record-person-act.ts';
import { sightOf } from './sight.ts';

export type ConfirmRecovery =
  { readonly kind: 'confirmed'; readonly person: Person } | NoPerson | NotAllowed;

/**
 * Confirms that it was the person who recovered their account. They can't do it themselves, because
 * until then they may not take this step.
 */
export async function confirmRecovery(
  { db, clock }: PeopleDeps,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<ConfirmRecovery> {
  const now = clock();
  return db.transaction().execute(async (trx): Promise<ConfirmRecovery> => {
    const person = await lockPersonFor(trx, actor, 'confirm-recovery', id);
    if ('kind' in person) return person;
    if (person.recovered_at !== null) {
      await updatePerson(trx, person.id, { recovered_at: null });
      await recordPersonAct(trx, actor, 'confirm-recovery', person.id, { at: now });
    }
    const confirmed = { ...person, recovered_at: null };
    return { kind: 'confirmed', person: presentPerson(confirmed, await sightOf(trx, actor)) };
  });
}
