import type { CreatedKey } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { findKeyRow, findPersonRow, insertKey, type ListedPersonRow } from '@galley/db';
import { refuseAnywhere, refuseOver, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { lockActor } from '../people/lock-actor.ts';
import { hashToken } from '../opaque-token.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';
import { coversScope } from './key-scopes.ts';
import { newKeyToken } from './key-token.ts';
import { presentKey } from './present-key.ts';
import { readNewKey, type NewKey } from './read-new-key.ts';

export type CreateKey =
  | { readonly kind: 'created'; readonly key: CreatedKey }
  | RefusalOf<'invalid' | 'no-person' | 'scope-beyond-role'>
  | NotAllowed;

/**
 * Makes a key for scripts, and shows it this once. It acts for a person: what it may do is what its
 * scopes, that person's present roles and its maker's all allow. The maker is that person, or owns
 * every newsletter in which the person has a role.
 */
export async function createKey(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: NewKey,
): Promise<CreateKey> {
  const denied = refuseAnywhere(actor, 'create-key');
  if (denied !== null) return denied;
  const read = readNewKey(input, clock());
  if (read.kind === 'invalid') return read;
  const personId = input.for ?? (actor.kind === 'person' ? actor.id : '');
  const known = rowId(personId);
  if (known === null) return { kind: 'no-person', person: personId };
  return db.transaction().execute(async (trx): Promise<CreateKey> => {
    // So that no removal overlooks a key that is just being made.
    const present = await lockActor(trx, actor);
    const person = await findPersonRow(trx, known);
    if (person === undefined) return { kind: 'no-person', person: personId };
    const denied = refuseFor(present, person);
    if (denied !== null) return denied;
    const beyond = read.scopes.find((scope) => !coversScope(person.roles, scope));
    if (beyond !== undefined) return { kind: 'scope-beyond-role', scope: beyond };
    const now = clock();
    const token = newKeyToken();
    const id = await insertKey(trx, {
      token_hash: hashToken(token),
      name: read.name,
      person_id: person.id,
      made_by: actor.kind === 'person' ? actor.id : null,
      scopes: [...read.scopes],
      created_at: now,
      expires_at: read.expiresAt,
    });
    const object = { kind: 'key', id } as const;
    await recordAct(trx, actor, { step: 'create-key', newsletterId: null, object, at: now });
    const row = await findKeyRow(trx, id);
    if (row === undefined) throw new Error(`key ${id} has vanished in its own transaction`);
    return { kind: 'created', key: { ...presentKey(row), token } };
  });
}

const refuseFor = (actor: Actor, person: ListedPersonRow): NotAllowed | null =>
  actor.kind === 'person' && actor.id === person.id
    ? refuseAnywhere(actor, 'create-key')
    : refuseOver(actor, 'create-key', person.roles);
