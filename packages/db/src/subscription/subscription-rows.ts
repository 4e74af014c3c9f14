import type { ThemeChoice } from '@galley/core/newsletter';
import type { NamedSubscription, SubscriptionStatus } from '@galley/core/subscription';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { inItsBucket, type Placed } from './in-its-bucket.ts';
import {
  bucketOfSubscriber,
  bucketOfSubscription,
  lockSubscriberOfSubscription,
  type SubscriberRow,
} from './subscriber-rows.ts';
import type { SubscriptionTable } from './subscription-table.ts';

export type SubscriptionRow = Selectable<SubscriptionTable>;

export const findSubscription = (
  db: Kysely<Database>,
  newsletterId: string,
  subscriber: Placed,
): Promise<SubscriptionRow | undefined> =>
  db
    .selectFrom('subscription')
    .selectAll()
    .where('bucket', '=', subscriber.bucket)
    .where('newsletter_id', '=', newsletterId)
    .where('subscriber_id', '=', subscriber.id)
    .executeTakeFirst();

/** A subscription with the newsletter and the subscriber that it joins. */
export interface SubscriptionInFull extends SubscriptionRow {
  readonly newsletter_slug: string;
  readonly newsletter_title: string;
  readonly newsletter_tagline: string | null;
  readonly newsletter_language: string;
  readonly newsletter_time_zone: string;
  readonly newsletter_cadence: string;
  readonly newsletter_postal_address: string | null;
  readonly newsletter_is_default: boolean;
  readonly newsletter_feed_host: string | null;
  readonly newsletter_floors: readonly number[];
  readonly newsletter_topics: readonly string[];
  readonly newsletter_topic_keys: Readonly<Record<string, string>>;
  readonly newsletter_best_of_cadence: string | null;
  readonly newsletter_theme: ThemeChoice | null;
  readonly address: string;
  readonly address_round: number;
  readonly name: string | null;
}

const inFull = (db: Kysely<Database>, bucket: number) =>
  db
    .selectFrom('subscription')
    .innerJoin('newsletter', 'newsletter.id', 'subscription.newsletter_id')
    .innerJoin('subscriber', (join) =>
      join
        .onRef('subscriber.bucket', '=', 'subscription.bucket')
        .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
    )
    .where('subscription.bucket', '=', bucket)
    .selectAll('subscription')
    .select([
      'newsletter.slug as newsletter_slug',
      'newsletter.title as newsletter_title',
      'newsletter.tagline as newsletter_tagline',
      'newsletter.language as newsletter_language',
      'newsletter.time_zone as newsletter_time_zone',
      'newsletter.cadence as newsletter_cadence',
      'newsletter.postal_address as newsletter_postal_address',
      'newsletter.is_default as newsletter_is_default',
      'newsletter.feed_host as newsletter_feed_host',
      'newsletter.floors as newsletter_floors',
      'newsletter.topics as newsletter_topics',
      'newsletter.topic_keys as newsletter_topic_keys',
      'newsletter.best_of_cadence as newsletter_best_of_cadence',
      'newsletter.theme as newsletter_theme',
      'subscriber.address as address',
      'subscriber.address_round as address_round',
      'subscriber.name as name',
    ]);

export const findSubscriptionInFull = (
  db: Kysely<Database>,
  { subscriptionId: id, bucket: noted }: NamedSubscription,
): Promise<SubscriptionInFull | undefined> =>
  inItsBucket(
    noted,
    (bucket) => inFull(db, bucket).where('subscription.id', '=', id).executeTakeFirst(),
    () => bucketOfSubscription(db, id),
  );

/** A subscription, and its subscriber, whose row is locked. */
export interface LockedSubscription {
  readonly subscriber: SubscriberRow;
  readonly current: SubscriptionInFull;
}

/** Finds a subscription, and locks its subscriber until the transaction ends. */
export async function lockSubscription(
  trx: Transaction<Database>,
  named: NamedSubscription,
): Promise<LockedSubscription | undefined> {
  const subscriber = await lockSubscriberOfSubscription(trx, named);
  if (subscriber === undefined) return undefined;
  const { bucket } = subscriber;
  const current = await findSubscriptionInFull(trx, { ...named, bucket });
  return current && { subscriber, current };
}

/** Lists a subscriber's subscriptions, by the newsletters' titles. */
export const listSubscriptionsInFull = async (
  db: Kysely<Database>,
  { id, bucket: noted }: Placed,
): Promise<SubscriptionInFull[]> =>
  (await inItsBucket(
    noted,
    (bucket) =>
      unlessEmpty(
        inFull(db, bucket)
          .where('subscription.subscriber_id', '=', id)
          .orderBy('newsletter.title')
          .orderBy('subscription.id')
          .execute(),
      ),
    () => bucketOfSubscriber(db, id),
  )) ?? [];

/** As {@link listSubscriptionsInFull}, where only the subscriber's id is known. */
export const listSubscriptionsOf = (
  db: Kysely<Database>,
  subscriberId: string,
): Promise<SubscriptionInFull[]> => listSubscriptionsInFull(db, { id: subscriberId, bucket: 0 });

/** Every subscription of the subscriber who has this one, in the same order. */
export const listSubscriptionsBeside = async (
  db: Kysely<Database>,
  { subscriptionId: id, bucket: noted }: NamedSubscription,
): Promise<SubscriptionInFull[]> =>
  (await inItsBucket(
    noted,
    (bucket) =>
      unlessEmpty(
        inFull(db, bucket)
          .where('subscription.subscriber_id', '=', (one) =>
            one
              .selectFrom('subscription as this')
              .select('this.subscriber_id')
              .where('this.bucket', '=', bucket)
              .where('this.id', '=', id),
          )
          .orderBy('newsletter.title')
          .orderBy('subscription.id')
          .execute(),
      ),
    () => bucketOfSubscription(db, id),
  )) ?? [];

async function unlessEmpty<Row>(reading: Promise<Row[]>): Promise<Row[] | undefined> {
  const rows = await reading;
  return rows.length === 0 ? undefined : rows;
}

export interface NewSubscription {
  readonly newsletterId: string;
  readonly subscriber: Placed;
  readonly status: SubscriptionStatus;
  readonly now: Date;
}

/** Inserts a subscription in its first round. The caller holds the subscriber's lock. */
export const insertSubscription = async (
  trx: Transaction<Database>,
  input: NewSubscription,
): Promise<Placed> =>
  trx
    .insertInto('subscription')
    .values({
      bucket: input.subscriber.bucket,
      newsletter_id: input.newsletterId,
      subscriber_id: input.subscriber.id,
      status: input.status,
      confirmed_at: input.status === 'confirmed' ? input.now : null,
      unsubscribed_at: null,
      created_at: input.now,
      updated_at: input.now,
    })
    .returning(['id', 'bucket'])
    .executeTakeFirstOrThrow();

export interface SubscriptionUpdate {
  readonly status: SubscriptionStatus;
  readonly round: number;
  readonly now: Date;
  /** Whether the reader leaves, perhaps once more. */
  readonly leaves?: boolean;
}

/** Writes a decided change. The caller holds the subscriber's lock. */
export async function updateSubscription(
  trx: Transaction<Database>,
  current: SubscriptionRow,
  change: SubscriptionUpdate,
): Promise<void> {
  const moved = change.status !== current.status;
  await trx
    .updateTable('subscription')
    .set({
      status: change.status,
      round: change.round,
      updated_at: change.now,
      ...(moved && change.status === 'confirmed' ? { confirmed_at: change.now } : {}),
      ...(change.leaves === true ? { unsubscribed_at: change.now } : {}),
    })
    .where('bucket', '=', current.bucket)
    .where('id', '=', current.id)
    .execute();
}

/**
 * Begins a new round of every subscription of a reader, so that no earlier link confirms one, or
 * leads to what it has confirmed. The caller holds the subscriber's lock.
 */
export async function spendConfirmations(
  trx: Transaction<Database>,
  subscriber: Placed,
): Promise<void> {
  await trx
    .updateTable('subscription')
    .set((eb) => ({ round: eb('round', '+', 1) }))
    .where('bucket', '=', subscriber.bucket)
    .where('subscriber_id', '=', subscriber.id)
    .execute();
}
