import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * True once any mail of an issue may have reached Resend: a batch was accepted, is uncertain, or
 * has an attempt without a recorded refusal. Call with the issue's row locked.
 */
export async function mayHaveLeft(trx: Transaction<Database>, issueId: string): Promise<boolean> {
  const { rows } = await sql`
    select from batch b where b.issue_id = ${issueId} and (
      b.state in ('accepted', 'uncertain') or b.state = 'attempted' and (
        b.first_ambiguous_at is not null
        or b.attempt > (
          select count(*) from attempt a
          where a.bucket = b.bucket and a.batch_id = b.id and a.ended_at is not null
        )
      )
    )
    limit 1`.execute(trx);
  return rows.length > 0;
}
