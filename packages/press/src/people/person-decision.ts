import { type Actor, type StepName, type Standing } from '@galley/core/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import {
  findPersonRow,
  listPersonRows,
  lockAccount,
  lockPeople,
  type Database,
  type ListedPersonRow,
  type Transaction,
} from '@galley/db';
import { refuseAnywhere, refuseOver, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import { sees, sightOf } from './sight.ts';

export type NoPerson = RefusalOf<'no-person'>;

/**
 * Locks what decides who may do what, and finds a person whom the actor sees. Everybody who changes
 * people takes their turn here, and holds the person's row against a sign-in at the same time.
 */
export async function lockSeenPerson(
  trx: Transaction<Database>,
  actor: Actor,
  id: string,
): Promise<ListedPersonRow | NoPerson> {
  const known = rowId(id);
  if (known === null) return { kind: 'no-person', person: id };
  await lockPeople(trx);
  await lockAccount(trx, known);
  const person = await findPersonRow(trx, known);
  return person !== undefined && sees(await sightOf(trx, actor), person.roles)
    ? person
    : { kind: 'no-person', person: id };
}

/** Like `lockSeenPerson`, for a step that concerns the whole person. */
export async function lockPersonFor(
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  id: string,
): Promise<ListedPersonRow | NoPerson | NotAllowed> {
  const denied = refuseAnywhere(actor, step);
  if (denied !== null) return denied;
  const person = await lockSeenPerson(trx, actor, id);
  if ('kind' in person) return person;
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
