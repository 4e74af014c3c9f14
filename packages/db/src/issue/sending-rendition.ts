import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads the id of the rendition that every reader gets; there may be more kinds later. */
export async function fullRenditionId(db: Kysely<Database>, issueId: string): Promise<string> {
  const row = await db
    .selectFrom('rendition')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('key', '=', 'full')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Reads the approved bytes as they were stored. */
export const readRendition = async (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('rendition')
    .select(['key', 'subject', 'preheader', 'html', 'text', 'headers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
