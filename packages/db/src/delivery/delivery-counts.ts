import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { DeliveryCounts } from './delivery-tally.ts';

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
  if (issue !== undefined && issue.final_counts !== null) return issue.final_counts;
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
