import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * True once any batch of an issue was attempted, whatever the provider said. Call with the issue's
 * row locked.
 */
export async function wasAttempted(trx: Transaction<Database>, issueId: string): Promise<boolean> {
  const { rows } = await sql<{ attempted: boolean }>`
    select exists (
      select from batch b where b.issue_id = ${issueId}
        and (b.attempt > 0 or b.state not in ('prepared', 'void'))
    ) as attempted`.execute(trx);
  return rows[0]?.attempted ?? true;
}
