import type { Actor } from '@galley/core/editor';
import { findKeyMaker, type Database, type Kysely } from '@galley/db';

/** The person who answers for what an actor does; null if it is nobody of the desk. */
export async function answeringPerson(db: Kysely<Database>, actor: Actor): Promise<string | null> {
  switch (actor.kind) {
    case 'person':
      return actor.id;
    case 'key':
      return findKeyMaker(db, actor.id);
    default:
      return null;
  }
}
