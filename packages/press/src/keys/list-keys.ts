import type { Key } from '@galley/contract/editor';
import type { Actor } from '@galley/core/editor';
import { listKeyRows, listPersonRows } from '@galley/db';
import { refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { managesKey } from './manages-key.ts';
import { presentKey } from './present-key.ts';

/** Lists the keys that the actor may revoke: those that act for them, and as an owner others too. */
export async function listKeys(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<{ readonly kind: 'listed'; readonly keys: readonly Key[] } | NotAllowed> {
  const denied = refuseAnywhere(actor, 'see-keys');
  if (denied !== null) return denied;
  const people = new Map((await listPersonRows(db)).map(({ id, roles }) => [id, roles]));
  const keys = (await listKeyRows(db)).filter(({ person_id: person }) =>
    managesKey(actor, person, people.get(person) ?? {}),
  );
  return { kind: 'listed', keys: keys.map(presentKey) };
}
