import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Somebody of whom nobody knows yet whether the mail was accepted. */
export interface UncertainDelivery {
  readonly subscriberId: string;
  readonly batchId: string;
  readonly address: string;
  /** Between these instants the attempts were made. */
  readonly since: Date;
  readonly until: Date;
}

/** The uncertain readers of an issue, with the time in which their mail may have been accepted. */
export async function uncertainDeliveries(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly UncertainDelivery[]> {
  const { rows } = await sql<UncertainDelivery>`
    select d.subscriber_id as "subscriberId", d.batch_id as "batchId", d.address,
      min(a.started_at) as since, max(coalesce(a.ended_at, a.started_at)) as until
    from delivery d join attempt a on a.batch_id = d.batch_id
    where d.issue_id = ${issueId} and d.state = 'uncertain'
    group by d.subscriber_id, d.batch_id, d.address
    order by d.subscriber_id`.execute(db);
  return rows;
}

/** A mail of this reader was found at Resend under our tags: it was accepted. */
export async function settleDelivery(
  trx: Transaction<Database>,
  delivery: { readonly issueId: string; readonly subscriberId: string },
  resendId: string,
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'accepted', resend_id: resendId, reason: null })
    .where('issue_id', '=', delivery.issueId)
    .where('subscriber_id', '=', delivery.subscriberId)
    .where('state', '=', 'uncertain')
    .execute();
}

/**
 * Ends as accepted the uncertain batches of which somebody is accepted: Resend takes a batch as a
 * whole, so one member's mail proves every other's. Their ids stay unknown until an event names them.
 */
export async function settleUncertainBatches(
  trx: Transaction<Database>,
  issueId: string,
): Promise<void> {
  await sql`
    with proven as (
      update batch b set state = 'accepted', reason = 'reconciled'
      where b.issue_id = ${issueId} and b.state = 'uncertain'
        and exists (
          select from delivery d
          where d.issue_id = b.issue_id and d.batch_id = b.id and d.state = 'accepted'
        )
      returning b.id
    )
    update delivery d set state = 'accepted', reason = null
    from proven where d.issue_id = ${issueId} and d.batch_id = proven.id and d.state = 'uncertain'
  `.execute(trx);
}
