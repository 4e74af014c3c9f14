import { sql, type Kysely, type RawBuilder } from 'kysely';
import { issuesWithBatches } from '../batch/issues-with-batches.ts';
import type { Database } from '../schema/database.ts';

/**
 * Selects issues that were sent or are being sent; no page shows others. Until its undo window ends
 * an issue can be cancelled without a trace, so it has no page yet. One that is cancelled later
 * keeps its page, because sent mails link to it.
 *
 * Which of the cancelled ones those are is read before, because the batches that tell may lie on
 * other machines than the texts.
 */
export async function readVisible(db: Kysely<Database>): Promise<RawBuilder<boolean>> {
  const mailed = await listCancelledMailed(db);
  return sql<boolean>`(
    issue.state in ('sending', 'paused', 'sent')
      and (issue.send_after is null or issue.send_after <= now())
    or issue.state = 'cancelled' and issue.id = any(${mailed}::bigint[])
  )`;
}

/** Lists cancelled issues that were accepted in part, or may have been. There are few. */
async function listCancelledMailed(db: Kysely<Database>): Promise<readonly string[]> {
  const cancelled = await db
    .selectFrom('issue')
    .select('id')
    .where('state', '=', 'cancelled')
    // Nothing of the others was ever sent.
    .where('number_is_free', '=', false)
    .execute();
  const mailed = await issuesWithBatches(
    db,
    cancelled.map(({ id }) => id),
    sql`state in ('accepted', 'uncertain')`,
  );
  return [...mailed];
}
