import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, StepName } from '@galley/core/editor';
import {
  findPersonRow,
  lockAccount,
  type Database,
  type ListedPersonRow,
  type Transaction,
} from '@galley/db';
import { refuseAnywhere, refuseOver, type NotAllowed } from '../door/allow.ts';
import { rowId } from '../row-id.ts';
import { lockActor } from './lock-actor.ts';
import { sees, sightOf } from './sight.ts';

export type NoPerson = RefusalOf<'no-person'>;

/**
 * Finds a person whom the actor sees, and locks their row, so that they can't sign in meanwhile. The
 * caller has locked the actor.
 */
export async function lockSeenPerson(
  trx: Transaction<Database>,
  actor: Actor,
  id: string,
): Promise<ListedPersonRow | NoPerson> {
  const known = rowId(id);
  if (known === null) return { kind: 'no-person', person: id };
  await lockAccount(trx, known);
  const person = await findPersonRow(trx, known);
  return person !== undefined && sees(await sightOf(trx, actor), person.roles)
    ? person
    : { kind: 'no-person', person: id };
}

/** Locks the actor, and finds a person for a step that concerns the whole person. */
export async function lockPersonFor(
  trx: Transaction<Database>,
  given: Actor,
  step: StepName,
  id: string,
): Promise<ListedPersonRow | NoPerson | NotAllowed> {
  const denied = refuseAnywhere(given, step);
  if (denied !== null) return denied;
  const actor = await lockActor(trx, given);
  const person = await lockSeenPerson(trx, actor, id);
  if ('kind' in person) return refuseAnywhere(actor, step) ?? person;
  return refuseOver(actor, step, person.roles) ?? person;
}
