import { isRestricted, stepsOf, type Actor } from '@galley/core/editor';
import { findKeyByHash, findPersonRow, noteKeyUse } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { hashKeyToken } from './key-token.ts';
import { scopesAmong } from './scopes-of.ts';

export type IdentifyKey =
  | {
      readonly kind: 'identified';
      readonly actor: Extract<Actor, { kind: 'key' }>;
      /** The person for whom the key acts. */
      readonly personId: string;
    }
  | { readonly kind: 'unknown' };

/**
 * Says whose key this is. It reads that person's present roles each time, so that a key never does
 * more than they may do now; while a recovery of theirs awaits confirmation, it can't do what they
 * can't.
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
  const steps = stepsOf(scopesAmong(row.scopes));
  return {
    kind: 'identified',
    actor: {
      kind: 'key',
      id: row.id,
      roles: person.roles,
      steps: person.recovered_at === null ? steps : steps.filter((step) => !isRestricted(step)),
    },
    personId: person.id,
  };
}
