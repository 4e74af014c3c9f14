import { sql, type Kysely } from 'kysely';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';

/** Every delivery to a subscriber that is still stored, with its issue, the latest issue first. */
export async function listDeliveriesTo(db: Kysely<Database>, subscriberId: string) {
  const subscriptions = await db
    .selectFrom('subscription')
    .select(['id', 'newsletter_id'])
    .where('subscriber_id', '=', subscriberId)
    .execute();
  if (subscriptions.length === 0) return [];
  const rows = await db
    .selectFrom('issue')
    .innerJoin('delivery', 'delivery.issue_id', 'issue.id')
    .select([
      'issue.newsletter_id',
      'issue.number',
      'issue.subject',
      'issue.released_at',
      'delivery.state',
      'delivery.reason',
      'delivery.delivered_at',
      'delivery.bounced_at',
      'delivery.complained_at',
      'delivery.failed_at',
      'delivery.failure',
    ])
    .where(
      'issue.newsletter_id',
      'in',
      subscriptions.map((its) => its.newsletter_id),
    )
    // In whichever bucket they were then: each is looked up by key.
    .where('delivery.bucket', '=', sql<number>`any(${[...(await readBuckets(db))]}::smallint[])`)
    .where('delivery.subscriber_id', '=', subscriberId)
    .orderBy('issue.id', 'desc')
    .execute();
  const ids = new Map(subscriptions.map((its) => [its.newsletter_id, its.id]));
  return rows.map(({ newsletter_id: newsletterId, ...row }) => ({
    ...row,
    subscription_id: ids.get(newsletterId) ?? '',
  }));
}

export type DeliveryTo = Awaited<ReturnType<typeof listDeliveriesTo>>[number];
