import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads the approved bytes as they were stored. */
export const readRendition = async (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('rendition')
    .select(['key', 'subject', 'preheader', 'html', 'text', 'headers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
