import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  deletePasskeysOf,
  dropRoles,
  endInvitationsTo,
  endSignInsOf,
  revokeKeysOf,
  updatePerson,
} from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import { lockPersonFor, type NoPerson } from './lock-person.ts';
import type { PeopleDeps } from './people-deps.ts';
import { recordPersonAct } from './record-person-act.ts';
import { takesLastOwner } from './takes-last-owner.ts';

export type RemovePerson =
  { readonly kind: 'removed' } | RefusalOf<'last-owner'> | NoPerson | NotAllowed;

/**
 * Removes a person from the desk. Their sessions, links, passkeys, keys and invitations end at the
 * same moment; what they did stays in the audit log under their address. An owner of only some of
 * the newsletters in which they have a role may not: `changeRole` takes away those roles.
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
    if (await takesLastOwner(trx, { id, roles: {} })) return { kind: 'last-owner' };
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
