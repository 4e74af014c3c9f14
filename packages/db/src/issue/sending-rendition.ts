import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The rendition that every reader gets; reader floors will bring more of them. */
export async function fullRenditionId(db: Kysely<Database>, issueId: string): Promise<string> {
  const row = await db
    .selectFrom('rendition')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('key', '=', 'full')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The bytes that were approved, as they were stored. */
export async function readRendition(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('rendition')
    .select(['key', 'subject', 'preheader', 'html', 'text', 'headers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
