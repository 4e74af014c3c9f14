import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Every delivery to a subscriber that is still stored, with its issue, the latest issue first. */
export const listDeliveriesTo = async (db: Kysely<Database>, subscriberId: string) =>
  db
    .selectFrom('subscription')
    .innerJoin('issue', 'issue.newsletter_id', 'subscription.newsletter_id')
    .innerJoin('delivery', (join) =>
      join
        .onRef('delivery.issue_id', '=', 'issue.id')
        .onRef('delivery.subscriber_id', '=', 'subscription.subscriber_id'),
    )
    .select([
      'subscription.id as subscription_id',
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
    .where('subscription.subscriber_id', '=', subscriberId)
    .orderBy('issue.id', 'desc')
    .execute();

export type DeliveryTo = Awaited<ReturnType<typeof listDeliveriesTo>>[number];
