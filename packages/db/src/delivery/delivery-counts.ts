import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { DeliveryCounts, StoredCounts } from './delivery-tally.ts';

/** A complaint comes only about mail that arrived. */
const UNREPORTED = 'delivered_at is null and bounced_at is null and complained_at is null';
/** An event that says it was sent after all has the last word. */
const UNSENT = `failed_at is not null and ${UNREPORTED}`;

/** Counts that were stored before some kinds were counted; what they lack counts as silent. */
const completeCounts = (stored: StoredCounts): DeliveryCounts => ({
  suppressed: 0,
  failed: 0,
  nothingChosen: 0,
  monthly: 0,
  onPause: 0,
  silent: Math.max(0, stored.accepted - stored.delivered - stored.bounced),
  ...stored,
});

/** Counts the deliveries of one issue, or returns the counts stored when they were dropped. */
export async function deliveryCounts(
  db: Kysely<Database>,
  issueId: string,
): Promise<DeliveryCounts> {
  const issue = await db
    .selectFrom('issue')
    .select('final_counts')
    .where('id', '=', issueId)
    .executeTakeFirst();
  if (issue !== undefined && issue.final_counts !== null) return completeCounts(issue.final_counts);
  const of = (condition: string) =>
    sql<number>`(count(*) filter (where ${sql.raw(condition)}))::integer`;
  return db
    .selectFrom('delivery')
    .select([
      sql<number>`count(*)::integer`.as('audience'),
      of(`state = 'accepted'`).as('accepted'),
      of(`state = 'rejected'`).as('rejected'),
      of(`state = 'excluded'`).as('excluded'),
      of(`state = 'uncertain'`).as('uncertain'),
      of(`state = 'pending'`).as('pending'),
      of('delivered_at is not null').as('delivered'),
      of('bounced_at is not null').as('bounced'),
      of('complained_at is not null').as('complained'),
      of(`${UNSENT} and failure like 'suppressed:%'`).as('suppressed'),
      of(`${UNSENT} and failure not like 'suppressed:%'`).as('failed'),
      of(`state = 'accepted' and ${UNREPORTED} and failed_at is null`).as('silent'),
      of(`state = 'excluded' and reason = 'nothing-chosen'`).as('nothingChosen'),
      of(`state = 'excluded' and reason = 'monthly'`).as('monthly'),
      of(`state = 'excluded' and reason = 'on-pause'`).as('onPause'),
    ])
    .where('issue_id', '=', issueId)
    .executeTakeFirstOrThrow();
}

/** Lists the readers of an issue whose mail was rejected or is uncertain. */
export const troubledDeliveries = async (db: Kysely<Database>, issueId: string) =>
  db
    .selectFrom('delivery')
    .select(['address', 'state', 'reason'])
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['rejected', 'uncertain'])
    .$narrowType<{ state: 'rejected' | 'uncertain' }>()
    .orderBy('subscriber_id')
    .execute();
