import type { Person } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, Role, Roles } from '@galley/core/editor';
import {
  dropRole,
  endSignInsOf,
  findPersonRow,
  setRole,
  type Database,
  type Transaction,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { findPlaceFor } from './find-place.ts';
import { lockActor } from './lock-actor.ts';
import { lockSeenPerson, type NoPerson } from './lock-person.ts';
import type { PeopleDeps } from './people-deps.ts';
import { presentPerson } from './present-person.ts';
import { recordPersonAct } from './record-person-act.ts';
import { sightOf } from './sight.ts';
import { takesLastOwner } from './takes-last-owner.ts';

export interface RoleChange {
  readonly id: string;
  /** A slug; null for every newsletter. */
  readonly newsletter: string | null;
  /** Null takes the role away. */
  readonly role: Role | null;
}

export type ChangeRole =
  | { readonly kind: 'changed'; readonly person: Person }
  | RefusalOf<'last-owner'>
  | NoPerson
  | NewsletterRefusal;

/**
 * Gives a person another role in a newsletter, or in every newsletter. It ends their sessions, so
 * that nobody goes on with what they may no longer do. The last owner stays one.
 */
export async function changeRole(
  deps: PeopleDeps,
  given: Actor,
  { id, newsletter, role }: RoleChange,
): Promise<ChangeRole> {
  const place = await findPlaceFor(deps, given, 'change-role', newsletter);
  if (place.kind !== 'found') return place;
  const { newsletterId } = place;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<ChangeRole> => {
    const actor = await lockActor(trx, given);
    const denied = refuse(actor, 'change-role', newsletterId);
    if (denied !== null) return denied;
    const person = await lockSeenPerson(trx, actor, id);
    if ('kind' in person) return person;
    const key = newsletterId ?? '*';
    if ((person.roles[key] ?? null) !== role) {
      const roles = withRole(person.roles, key, role);
      if (await takesLastOwner(trx, { id: person.id, roles })) {
        return { kind: 'last-owner' };
      }
      const at = { personId: person.id, newsletterId };
      await (role === null ? dropRole(trx, at) : setRole(trx, { ...at, role }));
      await endSignInsOf(trx, person.id, now);
      await recordPersonAct(trx, actor, 'change-role', person.id, { at: now, newsletterId });
    }
    return { kind: 'changed', person: await readPerson(trx, actor, person.id) };
  });
}

const withRole = (roles: Roles, key: string, role: Role | null): Roles =>
  Object.fromEntries(
    Object.entries({ ...roles, [key]: role }).filter(
      (held): held is [string, Role] => held[1] !== null,
    ),
  );

async function readPerson(trx: Transaction<Database>, actor: Actor, id: string): Promise<Person> {
  const row = await findPersonRow(trx, id);
  if (row === undefined) throw new Error(`person ${id} has vanished under the lock`);
  return presentPerson(row, await sightOf(trx, actor));
}
