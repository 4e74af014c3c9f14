import type { NamedSubscription } from '@galley/core/subscription';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { bucketOf } from '../schema/bucket-of.ts';
import type { Database } from '../schema/database.ts';
import { inItsBucket, type Placed } from './in-its-bucket.ts';
import { lookAgain } from '../look-again.ts';
import { moveSubscriber } from './move-subscriber.ts';
import type { SubscriberTable } from './subscriber-table.ts';

export type SubscriberRow = Selectable<SubscriberTable>;

const byAddress = (db: Kysely<Database>, canonical: string) =>
  db
    .selectFrom('subscriber')
    .selectAll()
    .where('bucket', '=', bucketOf(canonical))
    .where('address_canonical', '=', canonical);

const byId = (db: Kysely<Database>, { id, bucket }: Placed) =>
  db.selectFrom('subscriber').selectAll().where('bucket', '=', bucket).where('id', '=', id);

/** Where a subscriber is now. */
export const bucketOfSubscriber = (
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly bucket: number } | undefined> =>
  lookAgain(
    db,
    () => db.selectFrom('subscriber').select('bucket').where('id', '=', id).executeTakeFirst(),
    isThere,
  );

/** Where a subscription is now. */
export const bucketOfSubscription = (
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly bucket: number } | undefined> =>
  lookAgain(
    db,
    () => db.selectFrom('subscription').select('bucket').where('id', '=', id).executeTakeFirst(),
    isThere,
  );

const isThere = (found: { readonly bucket: number } | undefined): boolean => found !== undefined;

export interface NewSubscriber {
  readonly address: string;
  readonly canonical: string;
  readonly name: string | null;
  readonly now: Date;
}

/** Finds or creates the subscriber of an address, and locks it until the transaction ends. */
export async function lockOrInsertSubscriber(
  trx: Transaction<Database>,
  input: NewSubscriber,
): Promise<SubscriberRow> {
  await trx
    .insertInto('subscriber')
    .values({
      bucket: bucketOf(input.canonical),
      address: input.address,
      address_canonical: input.canonical,
      name: input.name,
      created_at: input.now,
    })
    .onConflict((conflict) => conflict.constraint('subscriber_address_canonical_key').doNothing())
    .execute();
  return byAddress(trx, input.canonical).forUpdate().executeTakeFirstOrThrow();
}

/** Locks the subscriber of an address until the transaction ends. */
export const lockSubscriberByAddress = (
  trx: Transaction<Database>,
  canonical: string,
): Promise<SubscriberRow | undefined> => byAddress(trx, canonical).forUpdate().executeTakeFirst();

/** Locks the subscriber behind a subscription until the transaction ends. */
export const lockSubscriberOfSubscription = (
  trx: Transaction<Database>,
  { subscriptionId, bucket: noted }: NamedSubscription,
): Promise<SubscriberRow | undefined> =>
  inItsBucket(
    noted,
    (bucket) =>
      trx
        .selectFrom('subscriber')
        .selectAll()
        .where('bucket', '=', bucket)
        .where('id', '=', (eb) =>
          eb
            .selectFrom('subscription as s')
            .select('s.subscriber_id')
            .where('s.bucket', '=', bucket)
            .where('s.id', '=', subscriptionId),
        )
        .forUpdate()
        .executeTakeFirst(),
    () => bucketOfSubscription(trx, subscriptionId),
  );

export const findSubscriberByAddress = (
  db: Kysely<Database>,
  canonical: string,
): Promise<SubscriberRow | undefined> => byAddress(db, canonical).executeTakeFirst();

/**
 * Gives a reader another address. Their bucket may change with it; who holds the old one finds them
 * all the same. The caller holds their lock.
 *
 * Two readers who swap addresses at once wait for each other's lock, and Postgres or Citus ends one of
 * the two with a deadlock, which the caller's retry takes from there.
 */
export async function readdressSubscriber(
  trx: Transaction<Database>,
  subscriber: Placed,
  its: { readonly address: string; readonly canonical: string },
): Promise<Placed> {
  if (await readdressWithin(trx, subscriber, its)) return subscriber;
  const moved = await moveSubscriber(trx, subscriber, its.canonical);
  await readdressWithin(trx, moved, its);
  return moved;
}

/** Changes nothing if the address belongs into another bucket. */
async function readdressWithin(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
  { address, canonical }: { readonly address: string; readonly canonical: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('subscriber')
    .set((eb) => ({
      address,
      address_canonical: canonical,
      // The same mailbox, if only the letters differ.
      address_round: sql<number>`address_round + (${eb.ref('address_canonical')} <> ${canonical})::integer`,
    }))
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .where(bucketOf(canonical), '=', bucket)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Removes a person who never confirmed anything, with what is kept about their requests. */
export async function deleteSubscriber(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
): Promise<void> {
  // No key ties these to readers once those are on other machines.
  await trx
    .deleteFrom('notice')
    .where('subscription_id', 'in', (eb) =>
      eb
        .selectFrom('subscription')
        .select('id')
        .where('bucket', '=', bucket)
        .where('subscriber_id', '=', id),
    )
    .execute();
  await trx.deleteFrom('reader_link').where('subscriber_id', '=', id).execute();
  await trx.deleteFrom('subscriber').where('bucket', '=', bucket).where('id', '=', id).execute();
}

/** Notes that a reader waits to be erased, or, with null, that they no longer do. */
export async function markForErasure(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
  since: Date | null,
): Promise<void> {
  await trx
    .updateTable('subscriber')
    .set({ erase_since: since })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute();
}

/** Lists the readers who wait to be erased, the longest waiting first. */
export const listErasing = async (db: Kysely<Database>, most: number): Promise<Placed[]> =>
  db
    .selectFrom('subscriber')
    .select(['id', 'bucket'])
    .where('erase_since', 'is not', null)
    .orderBy('erase_since')
    .limit(most)
    .execute();

/**
 * Locks a subscriber until the transaction ends.
 *
 * @param noted their bucket, if it is known
 */
export const lockSubscriberById = (
  trx: Transaction<Database>,
  id: string,
  noted = 0,
): Promise<SubscriberRow | undefined> =>
  inItsBucket(
    noted,
    (bucket) => byId(trx, { id, bucket }).forUpdate().executeTakeFirst(),
    () => bucketOfSubscriber(trx, id),
  );

export async function renameSubscriber(
  trx: Transaction<Database>,
  { id, bucket }: Placed,
  name: string | null,
): Promise<void> {
  await trx
    .updateTable('subscriber')
    .set({ name })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute();
}
