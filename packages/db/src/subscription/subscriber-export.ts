import type { SuppressionReason } from '@galley/core/feedback';
import type { Rhythm, SubscriptionStatus } from '@galley/core/subscription';
import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

export interface ExportedSubscriber {
  readonly address: string;
  readonly name: string | null;
  /** Null where an address is suppressed and has no subscription of this newsletter. */
  readonly status: SubscriptionStatus | null;
  readonly created_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly unsubscribed_at: Date | null;
  /** What they have chosen; null without a subscription. */
  readonly choice: string | null;
  readonly rhythm: Rhythm | null;
  readonly paused_until: Date | null;
  readonly catch_up_since: Date | null;
  /** Why this address is never mailed, in any status. */
  readonly suppression: SuppressionReason | null;
}

/**
 * Reads a newsletter's subscribers in the order in which they came, page by page, and then, if
 * wanted, all other suppressed addresses: those are of readers of any newsletter. Erased ones are known only by a hash, so they don't appear.
 */
export async function* exportSubscriberRows(
  db: Kysely<Database>,
  newsletterId: string,
  { others, pageSize = 5_000 }: { readonly others: boolean; readonly pageSize?: number },
): AsyncGenerator<ExportedSubscriber> {
  yield* inPages(pageSize, (after) =>
    db
      .selectFrom('subscription')
      .innerJoin('subscriber', (join) =>
        join
          .onRef('subscriber.bucket', '=', 'subscription.bucket')
          .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
      )
      .leftJoin('suppression', (join) =>
        join
          .onRef('suppression.bucket', '=', 'subscriber.bucket')
          .onRef('suppression.address_key', '=', 'subscriber.address_canonical'),
      )
      .select([
        'subscription.id',
        'subscriber.address',
        'subscriber.name',
        'subscription.status',
        'subscription.created_at',
        'subscription.confirmed_at',
        'subscription.unsubscribed_at',
        'subscription.choice',
        'subscription.rhythm',
        'subscription.paused_until',
        'subscription.catch_up_since',
        'suppression.reason as suppression',
      ])
      .where('subscription.newsletter_id', '=', newsletterId)
      .where('subscription.id', '>', after)
      .orderBy('subscription.id')
      .limit(pageSize)
      .execute(),
  );
  if (!others) return;
  yield* inPages(pageSize, async (after) => {
    const rows = await db
      .selectFrom('suppression')
      .leftJoin('subscriber', (join) =>
        join
          .onRef('subscriber.bucket', '=', 'suppression.bucket')
          .onRef('subscriber.address_canonical', '=', 'suppression.address_key'),
      )
      .select([
        'suppression.id',
        'suppression.reason as suppression',
        'subscriber.name',
        (eb) => eb.fn.coalesce('subscriber.address', 'suppression.address_key').as('address'),
      ])
      .where('suppression.reason', '<>', 'erasure')
      .where('suppression.id', '>', after)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('subscription')
              .select('subscription.id')
              .whereRef('subscription.bucket', '=', 'suppression.bucket')
              .whereRef('subscription.subscriber_id', '=', 'subscriber.id')
              .where('subscription.newsletter_id', '=', newsletterId),
          ),
        ),
      )
      .orderBy('suppression.id')
      .limit(pageSize)
      .execute();
    const none = {
      status: null,
      created_at: null,
      confirmed_at: null,
      unsubscribed_at: null,
      choice: null,
      rhythm: null,
      paused_until: null,
      catch_up_since: null,
    };
    return rows.map(({ id, address, name, ...row }) => ({ id, address, name, ...none, ...row }));
  });
}

async function* inPages<Row extends { readonly id: string }>(
  pageSize: number,
  read: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<Omit<Row, 'id'>> {
  for (let after = '0'; ;) {
    const page = await read(after);
    for (const { id, ...row } of page) {
      after = id;
      yield row;
    }
    if (page.length < pageSize) return;
  }
}
