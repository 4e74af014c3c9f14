import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Excludes the deliveries of a cancelled issue that were not yet on the wire. */
export async function excludeCancelled(trx: Transaction<Database>, issueId: string): Promise<void> {
  await sql`
    with ended as (
      update batch set state = 'void', size = 0, reason = 'cancelled', ended_at = now()
      where issue_id = ${issueId} and state = 'prepared' returning id
    )
    update delivery d set state = 'excluded', reason = 'cancelled'
    from ended where d.issue_id = ${issueId} and d.batch_id = ended.id and d.state = 'pending'
  `.execute(trx);
}

/** Does the same for a batch of a cancelled issue whose every attempt was provably refused. */
export async function excludeCancelledBatch(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
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
    .where('id', '=', batch.id)
    .execute();
}

/** Excludes the readers who are still in a batch of a cancelled issue. */
export async function excludeCancelledMembers(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'excluded', reason: 'cancelled' })
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .execute();
}
