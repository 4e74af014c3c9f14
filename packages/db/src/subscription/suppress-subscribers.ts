import { SUPPRESSION_STRENGTH, type SuppressionReason } from '@galley/core/feedback';
import { sql, type Transaction } from 'kysely';
import { findDeliveries } from '../feedback/find-deliveries.ts';
import type { Database } from '../schema/database.ts';
import { lookAgain } from '../look-again.ts';

/** A reader, and the bucket in which to look for them first. */
export interface ReaderHint {
  readonly subscriberId: string;
  readonly bucket: number;
}

/**
 * Locks subscribers bucket by bucket in the order of their ids, as a freeze does; every writer does so
 * first. Who isn't where the hint says is looked for in the other buckets.
 *
 * @returns the bucket of each subscriber; none for those who are erased
 */
export async function lockSubscribers(
  trx: Transaction<Database>,
  readers: readonly ReaderHint[],
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  const waiting = new Map(readers.map((one) => [one.subscriberId, one.bucket]));
  const looked = new Set<string>();
  // The smallest bucket first, so that those who are found elsewhere mostly come later in the order.
  while (waiting.size > 0) {
    const bucket = Math.min(...waiting.values());
    const ids = [...waiting].filter(([, its]) => its === bucket).map(([id]) => id);
    for (const id of ids) waiting.delete(id);
    const locked = await lockInBucket(trx, bucket, ids);
    for (const id of ids) places.set(id, bucket);
    if (locked === ids.length) continue;
    const found = await findBuckets(trx, ids);
    for (const id of ids) {
      const its = found.get(id);
      if (its === bucket) continue;
      places.delete(id);
      // Once: who moves away again meanwhile is left to the next event.
      if (its !== undefined && !looked.has(id)) waiting.set(id, its);
      looked.add(id);
    }
  }
  return places;
}

/** @returns how many of them are there */
async function lockInBucket(
  trx: Transaction<Database>,
  bucket: number,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with locked as materialized (
      select id from subscriber
      where bucket = ${bucket} and id = any (${ids}::bigint[]) order by id for update
    )
    select count(*)::integer as count from locked`.execute(trx);
  return rows[0]?.count ?? 0;
}

async function findBuckets(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await lookAgain(
    trx,
    () =>
      trx
        .selectFrom('subscriber')
        .select(['id', 'bucket'])
        .where('id', '=', sql<string>`any (${ids}::bigint[])`)
        .execute(),
    (found) => found.length === ids.length,
  );
  return new Map(rows.map(({ id, bucket }) => [id, bucket]));
}

export interface SubscriberSuppression {
  readonly subscriberId: string;
  /** Whose mail it is about: an earlier address of the reader, if it went there. */
  readonly issueId?: string;
  readonly reason: SuppressionReason;
  readonly detail: string | null;
  /** When it happened, which may be long before its event came. */
  readonly at: Date;
}

const strength = (column: string) =>
  sql`array_position(${sql.lit(`{${SUPPRESSION_STRENGTH.join(',')}}`)}::text[], ${sql.ref(column)})`;

/**
 * Suppresses the addresses of subscribers, or those that the mails of an issue went to. The strongest
 * reason stays, and the earliest among equals, in any order. The caller holds the subscribers' locks.
 */
export async function suppressSubscribers(
  trx: Transaction<Database>,
  suppressions: readonly SubscriberSuppression[],
): Promise<void> {
  if (suppressions.length === 0) return;
  const keyOf = await addressKeys(trx, suppressions);
  const known = suppressions.flatMap((one) => {
    const key = keyOf(one);
    return key === undefined ? [] : [{ ...one, key }];
  });
  await sql`
    insert into suppression as known (bucket, address_key, reason, detail, created_at)
    select distinct on (v.address_key) bucket_of(v.address_key), v.address_key, v.reason, v.detail,
      v.at
    from unnest(
      ${known.map((one) => one.key)}::text[],
      ${known.map((one) => one.reason)}::text[],
      ${known.map((one) => one.detail)}::text[],
      ${known.map((one) => one.at.toISOString())}::timestamptz[]
    ) as v (address_key, reason, detail, at)
    order by v.address_key, ${strength('v.reason')}, v.at, v.detail
    on conflict on constraint suppression_address_key_key do update
      set reason = excluded.reason, detail = excluded.detail, created_at = excluded.created_at
      where known.reason = 'transient-bounce' and excluded.reason = 'transient-bounce'
        or (${strength('excluded.reason')}, excluded.created_at, coalesce(excluded.detail, ''))
          < (${strength('known.reason')}, known.created_at, coalesce(known.detail, ''))`.execute(
    trx,
  );
}

/** Finds where the mail of each went: an earlier address, or the reader's. None for the erased. */
async function addressKeys(
  trx: Transaction<Database>,
  suppressions: readonly SubscriberSuppression[],
): Promise<(one: SubscriberSuppression) => string | undefined> {
  const ids = [...new Set(suppressions.map((one) => one.subscriberId))];
  const readers = await trx
    .selectFrom('subscriber')
    .select(['id', 'address_canonical'])
    .where('id', '=', sql<string>`any (${ids}::bigint[])`)
    .execute();
  const present = new Map(readers.map((row) => [row.id, row.address_canonical]));
  const deliveries = await findDeliveries(trx, suppressions);
  return (one) => {
    const address = present.get(one.subscriberId);
    return address === undefined ? undefined : (deliveries(one)?.addressCanonical ?? address);
  };
}

/**
 * Lifts suppressions whose only reason is temporary bounces. The caller holds the subscribers'
 * locks.
 */
export async function liftTransientSuppressions(
  trx: Transaction<Database>,
  subscriberIds: readonly string[],
): Promise<void> {
  if (subscriberIds.length === 0) return;
  await sql`
    delete from suppression x using subscriber s
    where s.id = any (${subscriberIds}::bigint[]) and x.bucket = s.bucket
      and x.address_key = s.address_canonical and x.reason = 'transient-bounce'`.execute(trx);
}
