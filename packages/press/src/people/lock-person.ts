import { type Actor, type StepName, type Standing } from '@galley/core/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import {
  findPersonRow,
  listPersonRows,
  lockAccount,
  type Database,
  type ListedPersonRow,
  type Transaction,
} from '@galley/db';
import { refuseAnywhere, refuseOver, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import { lockActor } from './lock-actor.ts';
import { sees, sightOf } from './sight.ts';

export type NoPerson = RefusalOf<'no-person'>;

/**
 * Finds a person whom the actor sees, and holds their row against a sign-in at the same time. The
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

/** What everybody may do now. */
export const listStandings = async (trx: Transaction<Database>): Promise<readonly Standing[]> =>
  (await listPersonRows(trx)).map(({ id, roles, recovered_at: recovered }) => ({
    id,
    roles,
    restricted: recovered !== null,
  }));

/** Records a step that was taken on a person. */
export const recordPersonAct = async (
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  id: string,
  { at, newsletterId = null }: { readonly at: Date; readonly newsletterId?: string | null },
): Promise<void> =>
  recordAct(trx, actor, { step, newsletterId, object: { kind: 'person', id }, at });
