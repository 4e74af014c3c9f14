import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import type { BatchPlace, BatchRow } from './claim-batch.ts';

export interface Member {
  /** The reader's own, which is not the batch's if their address has changed since. */
  readonly bucket: number;
  readonly batchId: string;
  readonly subscriberId: string;
  readonly subscriptionId: string;
  readonly address: string;
  /** How often the reader's address had changed when it was this one, as far as that is known. */
  readonly addressRound: number;
}

/** Batches of an issue that lie in one bucket. */
export interface BatchesOfIssue {
  readonly issueId: string;
  readonly bucket: number;
  readonly ids: readonly string[];
}

/**
 * Reads the unsent deliveries of batches in the order in which they are stamped. Locks their
 * subscribers in the order of their ids until the transaction ends, so that no status changes
 * between the freeze and its commit. Missing are subscribers who were erased meanwhile, and those
 * whose new address belongs to another bucket.
 *
 * Each is looked up and locked separately (lateral), because the planner may read all subscribers
 * for a join.
 */
export async function lockMembers(
  trx: Transaction<Database>,
  { issueId, bucket, ids }: BatchesOfIssue,
): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select ${bucket}::integer as bucket, member."batchId", member."subscriberId", member."subscriptionId", member.address,
      locked.address_round
        - (locked.address_round > 0 and locked.address_canonical <> member.address_canonical)::integer
        as "addressRound"
    from (
      select batch_id as "batchId", subscriber_id as "subscriberId",
        subscription_id as "subscriptionId", address, address_canonical
      from ${deliveriesOf(issueId)}
      where bucket = ${bucket} and batch_id = any(${ids}::bigint[]) and state = 'pending'
      order by subscriber_id
    ) member, lateral (
      select address_round, address_canonical from subscriber
      where bucket = ${bucket} and id = member."subscriberId" for share
    ) locked`.execute(trx);
  return rows;
}

/** A member of a batch that was fixed, with its stamp values as they were stored. */
export interface FixedMember {
  readonly subscriberId: string;
  readonly address: string;
  readonly token: string | null;
}

/** Reads the members of a batch that was fixed before, in the order in which they are stamped. */
export async function fixedMembers(
  trx: Transaction<Database>,
  batch: Pick<BatchRow, 'bucket' | 'id' | 'issue_id' | 'tokens'>,
): Promise<readonly FixedMember[]> {
  const rows = await trx
    .selectFrom('delivery')
    .select(['subscriber_id as subscriberId', 'address'])
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', batch.issue_id)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .orderBy('subscriber_id')
    .execute();
  const tokens = batch.tokens?.split(' ') ?? [];
  return rows.map((row, index) => ({ ...row, token: tokens[index] ?? null }));
}

/**
 * Counts all deliveries of a batch, in any state. If there are fewer than its size, this session
 * does not see all of them, and must conclude nothing from those it sees.
 */
export async function countDeliveries(
  trx: Transaction<Database>,
  batch: Pick<BatchRow, 'bucket' | 'id' | 'issue_id'>,
): Promise<number> {
  const { count } = await trx
    .selectFrom('delivery')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('bucket', '=', batch.bucket)
    .where('issue_id', '=', batch.issue_id)
    .where('batch_id', '=', batch.id)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Excludes readers who have left since the audience was frozen. Runs as a statement of its own
 * after {@link lockMembers}: it sees every unsubscribe that has committed by then, and others wait
 * for this freeze. It compares values instead of using `exists`, so that Postgres always looks up
 * each reader and never reads all of them.
 *
 * @param stay readers who were looked up elsewhere, and stay
 * @returns the subscribers that were excluded
 */
export async function excludeLeavers(
  trx: Transaction<Database>,
  { issueId, bucket, ids }: BatchesOfIssue,
  stay: readonly string[] = [],
): Promise<ReadonlySet<string>> {
  // The bucket as a value in each part: with `d.bucket`, Citus would read other machines, too.
  const suppressed = sql`(select x.id from suppression x
    where x.bucket = ${bucket} and x.address_key = d.address_canonical)`;
  const { rows } = await sql<{ subscriberId: string }>`
    update ${deliveriesOf(issueId)} d set state = 'excluded', reason = case
      when ${suppressed} is null then 'unsubscribed' else 'suppressed' end
    where d.bucket = ${bucket} and d.batch_id = any(${ids}::bigint[]) and d.state = 'pending'
      and (
        ${suppressed} is not null
        or (
          select s.status from subscription s
          where s.bucket = ${bucket} and s.id = d.subscription_id
            and s.subscriber_id = d.subscriber_id
        ) is distinct from 'confirmed'
      )
      ${stay.length === 0 ? sql`` : sql`and d.subscriber_id <> all(${stay}::bigint[])`}
    returning d.subscriber_id as "subscriberId"`.execute(trx);
  return new Set(rows.map((row) => row.subscriberId));
}

/** A batch with fixed members, bytes and key. */
export interface FixedBatch {
  readonly id: string;
  readonly size: number;
  readonly idempotencyKey: string;
  readonly contentHash: string;
  /** The members' tokens, in their order; no token contains a space. */
  readonly tokens: readonly string[];
}

/**
 * Fixes batches and begins an attempt of each under a lease. From now on only these bytes may be
 * sent.
 *
 * @returns the number of attempts of each batch, including this one
 */
export async function beginAttempts(
  trx: Transaction<Database>,
  bucket: number,
  batches: readonly FixedBatch[],
  by: { readonly worker: string; readonly leaseSeconds: number },
): Promise<ReadonlyMap<string, number>> {
  if (batches.length === 0) return new Map();
  const { rows } = await sql<{ id: string; attempt: number }>`
    update batch b set state = 'attempted', size = v.size, idempotency_key = v.key,
      content_hash = v.hash, tokens = v.tokens, attempt = b.attempt + 1,
      lease_until = now() + make_interval(secs => ${by.leaseSeconds}),
      frozen_at = least(b.frozen_at, now())
    from unnest(${batches.map((batch) => batch.id)}::bigint[],
      ${batches.map((batch) => batch.size)}::integer[],
      ${batches.map((batch) => batch.idempotencyKey)}::text[],
      ${batches.map((batch) => batch.contentHash)}::text[],
      ${batches.map((batch) => batch.tokens.join(' '))}::text[]
    ) as v (id, size, key, hash, tokens)
    where b.bucket = ${bucket} and b.id = v.id
    returning b.id, b.attempt`.execute(trx);
  await trx
    .insertInto('attempt')
    .values(
      rows.map(({ id, attempt }) => ({
        bucket,
        batch_id: id,
        number: attempt,
        worker: by.worker,
        ended_at: null,
        outcome: null,
        status: null,
        error_name: null,
        detail: null,
      })),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row.attempt]));
}

/** Ends a batch without a call, because it has no readers left. */
export async function voidBatch(
  trx: Transaction<Database>,
  { bucket, id }: BatchPlace,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('batch')
    .set({
      state: 'void',
      size: 0,
      reason,
      tokens: null,
      lease_until: null,
      ended_at: sql<Date>`now()`,
    })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute();
}

/**
 * Thaws a batch whose every attempt was provably refused. It ends void, and a new batch takes its
 * members with the same ordinal and the next epoch, because changed members need another key.
 */
export async function thawBatch(
  trx: Transaction<Database>,
  batch: Pick<BatchRow, 'bucket' | 'id' | 'issue_id' | 'rendition_id' | 'ordinal' | 'epoch'>,
  size: number,
): Promise<string> {
  const { id } = await trx
    .insertInto('batch')
    .values({
      bucket: batch.bucket,
      issue_id: batch.issue_id,
      rendition_id: batch.rendition_id,
      ordinal: batch.ordinal,
      epoch: batch.epoch + 1,
      parent_id: batch.id,
      size,
      idempotency_key: null,
      content_hash: null,
      tokens: null,
      lease_until: null,
      frozen_at: null,
      first_ambiguous_at: null,
      reason: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await moveMembers(trx, batch, id);
  await voidBatch(trx, batch, 'thawed');
  return id;
}

async function moveMembers(
  trx: Transaction<Database>,
  from: Pick<BatchRow, 'bucket' | 'id' | 'issue_id'>,
  to: string,
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ batch_id: to })
    .where('bucket', '=', from.bucket)
    .where('issue_id', '=', from.issue_id)
    .where('batch_id', '=', from.id)
    .where('state', '=', 'pending')
    .execute();
}
