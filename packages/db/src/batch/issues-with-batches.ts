import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Which of these issues have a batch that meets a condition. Each is looked up by itself, and
 * the first such batch answers, because an issue has ten thousand.
 *
 * A statement of its own: the batches may lie on other machines than what else a query reads.
 */
export async function issuesWithBatches(
  db: Kysely<Database>,
  issueIds: readonly string[],
  condition: RawBuilder<boolean>,
): Promise<ReadonlySet<string>> {
  if (issueIds.length === 0) return new Set();
  const parts = issueIds.map(
    (id) => sql`(select issue_id from batch where issue_id = ${id} and ${condition} limit 1)`,
  );
  const { rows } = await sql<{ issue_id: string }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return new Set(rows.map((row) => row.issue_id));
}
