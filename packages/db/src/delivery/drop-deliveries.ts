import { sql, type Kysely, type Transaction } from 'kysely';
import { CARRIED_FOR_DAYS } from '../audience/waiting-corrections.ts';
import { issuesWithBatches } from '../batch/issues-with-batches.ts';
import { dropIssueLinks } from '../click/issue-links.ts';
import type { Database } from '../schema/database.ts';
import type { DeliveryCounts } from './delivery-tally.ts';
import { deliveryCounts } from './delivery-counts.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import { dropTally } from './kept-tally.ts';
import { withDeliveryAlone } from './lock-delivery.ts';

/** An ended issue that only needs the counts of its deliveries. */
export interface OldIssue {
  readonly id: string;
  readonly newsletterId: string;
  /** Its slug. */
  readonly newsletter: string;
  readonly number: number;
}

/**
 * Lists issues that ended long ago and still have their deliveries. One with uncertain readers
 * stays until somebody has decided about them.
 */
export async function oldIssues(
  db: Kysely<Database>,
  olderThanSeconds: number,
): Promise<readonly OldIssue[]> {
  const { rows } = await sql<OldIssue>`
    select i.id, n.id as "newsletterId", n.slug as newsletter, i.number
    from issue i join newsletter n on n.id = i.newsletter_id
    where i.state in ('sent', 'cancelled') and i.final_counts is null
      and to_regclass('delivery_' || i.id) is not null
      and coalesce(i.sent_at, i.cancelled_at) < now() - make_interval(secs => ${olderThanSeconds})
      and not exists (
        -- Who got an old text must stay known while its correction may still go out.
        select from correction c
        where c.newsletter_id = i.newsletter_id and c.readers <> 'nobody'
          and c.at > now() - make_interval(days => ${CARRIED_FOR_DAYS})
          and (
            exists (select from issue_review its where its.issue_id = i.id
              and its.review_id = c.review_id and its.corrections < c.number)
            or exists (select from issue_correction its where its.issue_id = i.id
              and its.correction_id = c.id)
          )
      )
    order by i.id`.execute(db);
  const open = await issuesWithBatches(
    db,
    rows.map(({ id }) => id),
    sql`state in ('prepared', 'attempted', 'uncertain')`,
  );
  return rows.filter(({ id }) => !open.has(id));
}

/**
 * Drops the deliveries of an issue and stores their counts with it, in one transaction that
 * `record` also writes in. Dropping a whole partition takes milliseconds, whatever its size.
 *
 * @returns the counts; null if they were already dropped
 */
export const dropDeliveries = async (
  db: Kysely<Database>,
  issueId: string,
  record?: (trx: Transaction<Database>) => Promise<void>,
): Promise<DeliveryCounts | null> =>
  withDeliveryAlone(db, async (trx, alone) => {
    const open = await lockIssue(trx, issueId);
    if (!open) return null;
    // Counted under a lock that stops writers only, before the drop makes others wait.
    await sql`lock table ${deliveriesOf(issueId)} in share mode`.execute(trx);
    const counts = await deliveryCounts(trx, issueId);
    await alone();
    await trx
      .updateTable('issue')
      .set({ final_counts: JSON.stringify(counts) })
      .where('id', '=', issueId)
      .execute();
    await dropIssueLinks(trx, issueId);
    await dropTally(trx, issueId);
    await record?.(trx);
    await sql`drop table ${deliveriesOf(issueId)}`.execute(trx);
    return counts;
  });

async function lockIssue(trx: Transaction<Database>, issueId: string): Promise<boolean> {
  const issue = await trx
    .selectFrom('issue')
    .select('id')
    .where('id', '=', issueId)
    .where('final_counts', 'is', null)
    // It may have been sent again since it was listed.
    .where('state', 'in', ['sent', 'cancelled'])
    .forUpdate()
    .executeTakeFirst();
  return issue !== undefined;
}
