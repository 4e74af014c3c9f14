import type { Actor } from '@galley/core/editor';
import { findPersonRow, lockPeople, type Database, type Transaction } from '@galley/db';

/**
 * Waits until no other transaction decides who may do what, and reads the actor again: meanwhile
 * somebody may have changed their role or removed them.
 */
export async function lockActor<A extends Actor>(trx: Transaction<Database>, actor: A): Promise<A> {
  await lockPeople(trx);
  if (actor.kind !== 'person') return actor;
  const row = await findPersonRow(trx, actor.id);
  return row === undefined
    ? { ...actor, roles: {} }
    : { ...actor, roles: row.roles, restricted: row.recovered_at !== null };
}
