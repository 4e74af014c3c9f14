import { sql, type Transaction } from 'kysely';
import type { BatchOfIssue } from './record-attempt.ts';
import type { Database } from '../schema/database.ts';

/** Excludes the deliveries of a cancelled issue that were not yet on the wire. */
export async function excludeCancelled(trx: Transaction<Database>, issueId: string): Promise<void> {
  // Deliveries first: a batch that has ended can't be told from one that ended before.
  await sql`
    update delivery d set state = 'excluded', reason = 'cancelled'
    from batch b
    where b.issue_id = ${issueId} and b.state = 'prepared'
      and d.bucket = b.bucket and d.issue_id = ${issueId} and d.batch_id = b.id
      and d.state = 'pending'`.execute(trx);
  await sql`
    update batch set state = 'void', size = 0, reason = 'cancelled', ended_at = now()
    where issue_id = ${issueId} and state = 'prepared'`.execute(trx);
}

/** Does the same for a batch of a cancelled issue whose every attempt was provably refused. */
export async function excludeCancelledBatch(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
): Promise<void> {
  await excludeCancelledMembers(trx, batch);
  await trx
    .updateTable('batch')
    .set({
      state: 'void',
      size: 0,
      reason: 'cancelled',
      tokens: null,
      lease_until: null,
      ended_at: sql<Date>`now()`,
    })
    .where('bucket', '=', batch.bucket)
    .where('id', '=', batch.id)
    .execute();
}

/** Excludes the readers who are still in a batch of a cancelled issue. */
export async function excludeCancelledMembers(
  trx: Transaction<Database>,
  batch: BatchOfIssue,
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'excluded', reason: 'cancelled' })
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .execute();
}
