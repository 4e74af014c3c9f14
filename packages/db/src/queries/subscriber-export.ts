import type { SubscriptionStatus } from '@galley/core/subscription';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface ExportedSubscriber {
  readonly address: string;
  readonly name: string | null;
  readonly status: SubscriptionStatus;
  readonly created_at: Date;
  readonly confirmed_at: Date | null;
  readonly unsubscribed_at: Date | null;
  /** Why this address is not mailed whatever its status. */
  readonly suppression: string | null;
}

/** A newsletter's subscribers in the order in which they came, page by page. */
export async function* exportSubscriberRows(
  db: Kysely<Database>,
  newsletterId: string,
  pageSize = 5_000,
): AsyncGenerator<ExportedSubscriber> {
  for (let after = '0'; ;) {
    const page = await db
      .selectFrom('subscription')
      .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
      .leftJoin('suppression', 'suppression.address_key', 'subscriber.address_canonical')
      .select([
        'subscription.id',
        'subscriber.address',
        'subscriber.name',
        'subscription.status',
        'subscription.created_at',
        'subscription.confirmed_at',
        'subscription.unsubscribed_at',
        'suppression.reason as suppression',
      ])
      .where('subscription.newsletter_id', '=', newsletterId)
      .where('subscription.id', '>', after)
      .orderBy('subscription.id')
      .limit(pageSize)
      .execute();
    for (const { id, ...row } of page) {
      after = id;
      yield row;
    }
    if (page.length < pageSize) return;
  }
}
