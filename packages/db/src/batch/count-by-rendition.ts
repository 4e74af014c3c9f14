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
  const { rows } = await sql<{ key: string; readers: number }>`
    select r.key, sum(b.size)::integer as readers
    from batch b join rendition r on r.id = b.rendition_id
    where b.issue_id = ${issueId} and b.state <> 'void' and not (b.state = 'rejected' and b.id in (
      select parent_id from batch where issue_id = ${issueId} and parent_id is not null
    ))
    group by r.key`.execute(db);
  return new Map(rows.map(({ key, readers }) => [key, readers]));
}
