import type { RefusalOf } from '@galley/contract/refusals';
import { leavesNoOwner, type Actor } from '@galley/core/editor';
import {
  deletePasskeysOf,
  dropRoles,
  endInvitationsTo,
  endSignInsOf,
  revokeKeysOf,
  updatePerson,
} from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import type { PeopleDeps } from './people-deps.ts';
import { listStandings, lockPersonFor, recordPersonAct, type NoPerson } from './person-decision.ts';

export type RemovePerson =
  { readonly kind: 'removed' } | RefusalOf<'last-owner'> | NoPerson | NotAllowed;

/**
 * Removes a person from the desk. Their sessions, links, passkeys, keys and invitations end in the same moment;
 * what they did stays in the audit log under their name. Who owns only some of the newsletters in
 * which they have a role takes that role away instead.
 */
export async function removePerson(
  { db, clock }: PeopleDeps,
  actor: Actor,
  input: { readonly id: string },
): Promise<RemovePerson> {
  const now = clock();
  return db.transaction().execute(async (trx): Promise<RemovePerson> => {
    const person = await lockPersonFor(trx, actor, 'remove-person', input.id);
    if ('kind' in person) return person;
    const { id } = person;
    if (leavesNoOwner(await listStandings(trx), { id, roles: {} })) return { kind: 'last-owner' };
    await dropRoles(trx, id);
    await endSignInsOf(trx, id, now);
    await revokeKeysOf(trx, id, now);
    await deletePasskeysOf(trx, id);
    await endInvitationsTo(trx, person.address_canonical, { now });
    // Somebody who comes back by a new invitation has nothing left to confirm.
    await updatePerson(trx, id, { removed_at: now, recovered_at: null });
    await recordPersonAct(trx, actor, 'remove-person', id, { at: now });
    return { kind: 'removed' };
  });
}
