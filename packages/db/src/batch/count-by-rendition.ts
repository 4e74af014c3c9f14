import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Counts the readers of each rendition of an issue, by the sizes of its batches. A batch that was
 * split is left out, because its readers are in its parts.
 */
export async function countByRendition(
  db: Kysely<Database>,
  issueId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ rendition: string; readers: number }>`
    select b.rendition_id as rendition, sum(b.size)::integer as readers from batch b
    where b.issue_id = ${issueId} and b.state <> 'void' and not (b.state = 'rejected' and exists (
      select from batch part
      where part.bucket = b.bucket and part.issue_id = b.issue_id and part.parent_id = b.id
    ))
    group by b.rendition_id`.execute(db);
  const renditions = await db
    .selectFrom('rendition')
    .select(['id', 'key'])
    .where('issue_id', '=', issueId)
    .execute();
  const keys = new Map(renditions.map(({ id, key }) => [id, key]));
  return new Map(rows.map(({ rendition, readers }) => [keys.get(rendition) ?? '', readers]));
}
