import { isRestricted, lesserRoles, stepsOf, type Actor } from '@galley/core/editor';
import { findKeyByHash, findPersonRow, noteKeyUse, type KeyRow, type PersonRow } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { hashKeyToken } from './key-token.ts';
import { scopesAmong } from './key-scopes.ts';

export type IdentifyKey =
  | {
      readonly kind: 'identified';
      readonly actor: Extract<Actor, { kind: 'key' }>;
      /** The person for whom the key acts. */
      readonly personId: string;
    }
  | { readonly kind: 'unknown' };

/**
 * Says whose key this is. It reads the present roles of that person, and of the key's maker,
 * each time: the maker knows it, so it must not grow with the role of somebody else. While a recovery
 * of either awaits confirmation, it can't do what they can't.
 */
export async function identifyKey(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  token: string,
): Promise<IdentifyKey> {
  const hash = hashKeyToken(token);
  if (hash === null) return { kind: 'unknown' };
  const now = clock();
  const row = await findKeyByHash(db, hash, now);
  const person = row === undefined ? undefined : await findPersonRow(db, row.person_id);
  if (row === undefined || person === undefined) return { kind: 'unknown' };
  if (row.used_at === null || now.getTime() - row.used_at.getTime() > 60_000) {
    await noteKeyUse(db, row.id, now);
  }
  const maker = await findMaker(db, row, person);
  if (maker === undefined) return { kind: 'unknown' };
  const steps = stepsOf(scopesAmong(row.scopes));
  const awaited = person.recovered_at !== null || maker.recovered_at !== null;
  return {
    kind: 'identified',
    actor: {
      kind: 'key',
      id: row.id,
      roles: lesserRoles(person.roles, maker.roles),
      steps: awaited ? steps.filter((step) => !isRestricted(step)) : steps,
    },
    personId: person.id,
  };
}

/** Who made a key; undefined once they are removed. What the terminal made is its person's. */
const findMaker = async (
  db: PressDeps['db'],
  { person_id: personId, made_by: maker }: KeyRow,
  person: PersonRow,
): Promise<PersonRow | undefined> =>
  maker === null || maker === personId ? person : findPersonRow(db, maker);
