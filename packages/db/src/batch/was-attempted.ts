import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * True once any batch of an issue was attempted, whatever the provider said. Call with the issue's
 * row locked.
 */
export async function wasAttempted(trx: Transaction<Database>, issueId: string): Promise<boolean> {
  const { rows } = await sql`
    select from batch b where b.issue_id = ${issueId}
      and (b.attempt > 0 or b.state not in ('prepared', 'void'))
    limit 1`.execute(trx);
  return rows.length > 0;
}
