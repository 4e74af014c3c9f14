import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../delivery/delivery-partition.ts';

export interface Member {
  readonly batchId: string;
  readonly subscriberId: string;
  readonly subscriptionId: string;
  readonly address: string;
}

/**
 * The deliveries of batches that are still to be sent, in the order in which they are stamped. Their
 * subscribers are locked in the order of their ids until the transaction ends, so that nobody's
 * status changes between the freeze and its commit; who was erased meanwhile is not among them.
 *
 * Each is looked up and locked by itself (lateral): joined, a planner may well read all subscribers.
 */
export async function lockMembers(
  trx: Transaction<Database>,
  issueId: string,
  batchIds: readonly string[],
): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select member.*
    from (
      select batch_id as "batchId", subscriber_id as "subscriberId",
        subscription_id as "subscriptionId", address
      from ${deliveriesOf(issueId)}
      where batch_id = any(${batchIds}::bigint[]) and state = 'pending'
      order by subscriber_id
    ) member, lateral (
      select from subscriber where id = member."subscriberId" for share
    ) locked`.execute(trx);
  return rows;
}

/** A member of a batch that was fixed, with its stamp values as they were stored. */
export interface FixedMember {
  readonly subscriberId: string;
  readonly address: string;
  readonly token: string | null;
}

/** The members of a batch that was fixed before, in the order in which they are stamped. */
export async function fixedMembers(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issue_id: string; readonly tokens: string | null },
): Promise<readonly FixedMember[]> {
  const rows = await trx
    .selectFrom('delivery')
    .select(['subscriber_id as subscriberId', 'address'])
    .where('issue_id', '=', batch.issue_id)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .orderBy('subscriber_id')
    .execute();
  const tokens = batch.tokens?.split(' ') ?? [];
  return rows.map((row, index) => ({ ...row, token: tokens[index] ?? null }));
}

/**
 * How many deliveries a batch has in all, whatever became of them. Less than its size means that
 * this session does not see them all, and nothing may be concluded from those that it sees.
 */
export async function countDeliveries(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issue_id: string },
): Promise<number> {
  const { count } = await trx
    .selectFrom('delivery')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('issue_id', '=', batch.issue_id)
    .where('batch_id', '=', batch.id)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Takes out of their batches whoever has left since the audience was frozen. Runs in a statement of
 * its own after {@link lockMembers}: an unsubscribe that had committed by then is always seen, and
 * one that had not waits for this freeze. Values are compared (not `exists`), since that is always
 * a look-up per reader and never a pass over everybody.
 *
 * @returns the subscribers that were taken out
 */
export async function excludeLeavers(
  trx: Transaction<Database>,
  issueId: string,
  batchIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subscriberId: string }>`
    update ${deliveriesOf(issueId)} d set state = 'excluded', reason = case
      when (select x.id from suppression x where x.address_key = d.address_canonical) is null
        then 'unsubscribed' else 'suppressed' end
    where d.batch_id = any(${batchIds}::bigint[]) and d.state = 'pending'
      and (
        (select x.id from suppression x where x.address_key = d.address_canonical) is not null
        or (
          select s.status from subscription s
          where s.id = d.subscription_id and s.subscriber_id = d.subscriber_id
        ) is distinct from 'confirmed'
      )
    returning d.subscriber_id as "subscriberId"`.execute(trx);
  return new Set(rows.map((row) => row.subscriberId));
}

/** A batch whose members, bytes and key are fixed from here on. */
export interface FixedBatch {
  readonly id: string;
  readonly size: number;
  readonly idempotencyKey: string;
  readonly contentHash: string;
  /** Of the members in their order; no token holds a space. */
  readonly tokens: readonly string[];
}

/**
 * Fixes batches and begins an attempt of each under a lease: only their bytes may be sent now.
 *
 * @returns each batch's number of attempts, this one included
 */
export async function beginAttempts(
  trx: Transaction<Database>,
  batches: readonly FixedBatch[],
  by: { readonly worker: string; readonly leaseSeconds: number },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; attempt: number }>`
    with begun as (
      update batch b set state = 'attempted', size = v.size, idempotency_key = v.key,
        content_hash = v.hash, tokens = v.tokens, attempt = b.attempt + 1,
        lease_until = now() + make_interval(secs => ${by.leaseSeconds}),
        frozen_at = coalesce(b.frozen_at, now())
      from unnest(${batches.map((batch) => batch.id)}::bigint[],
        ${batches.map((batch) => batch.size)}::integer[],
        ${batches.map((batch) => batch.idempotencyKey)}::text[],
        ${batches.map((batch) => batch.contentHash)}::text[],
        ${batches.map((batch) => batch.tokens.join(' '))}::text[]
      ) as v (id, size, key, hash, tokens)
      where b.id = v.id
      returning b.id, b.attempt
    ), logged as (
      insert into attempt (batch_id, number, worker)
      select id, attempt, ${by.worker} from begun
    )
    select id, attempt from begun`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.attempt]));
}

/** Nobody is left to send to: the batch ends without a call. */
export async function voidBatch(
  trx: Transaction<Database>,
  batchId: string,
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
    .where('id', '=', batchId)
    .execute();
}

/**
 * Thaws a batch of which every attempt was provably refused: it ends void, and a new one takes its
 * members under the same ordinal and the next epoch, because other members mean another key.
 */
export async function thawBatch(
  trx: Transaction<Database>,
  batch: {
    readonly id: string;
    readonly issue_id: string;
    readonly rendition_id: string;
    readonly ordinal: number;
    readonly epoch: number;
  },
  size: number,
): Promise<string> {
  const { id } = await trx
    .insertInto('batch')
    .values({
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
  await voidBatch(trx, batch.id, 'thawed');
  return id;
}

async function moveMembers(
  trx: Transaction<Database>,
  from: { readonly id: string; readonly issue_id: string },
  to: string,
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ batch_id: to })
    .where('issue_id', '=', from.issue_id)
    .where('batch_id', '=', from.id)
    .where('state', '=', 'pending')
    .execute();
}
