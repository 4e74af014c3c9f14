import { sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface Member {
  readonly subscriberId: string;
  readonly subscriptionId: string;
  readonly address: string;
  readonly token: string | null;
}

/** The deliveries of a batch that are still to be sent, in the order in which they are stamped. */
export async function batchMembers(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issue_id: string },
): Promise<readonly Member[]> {
  return trx
    .selectFrom('delivery')
    .select([
      'subscriber_id as subscriberId',
      'subscription_id as subscriptionId',
      'address',
      'token',
    ])
    .where('issue_id', '=', batch.issue_id)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .orderBy('subscriber_id')
    .execute();
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
 * Takes out of a batch whoever has left since the audience was frozen. The subscriber rows are
 * locked in the order of their ids and the statuses are read again in a later statement, so an
 * unsubscribe that has committed is always seen, and one that has not waits for this freeze.
 */
export async function excludeLeavers(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issue_id: string },
  members: readonly Member[],
): Promise<void> {
  const ids = members.map((member) => member.subscriberId);
  await trx
    .selectFrom('subscriber')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forShare()
    .execute();
  await sql`
    update delivery d set state = 'excluded', reason = case
      when exists (select from suppression x where x.address_key = d.address_canonical)
        then 'suppressed' else 'unsubscribed' end
    where d.issue_id = ${batch.issue_id} and d.batch_id = ${batch.id} and d.state = 'pending'
      and (
        exists (select from suppression x where x.address_key = d.address_canonical)
        or not exists (
          select from subscription s
          where s.id = d.subscription_id and s.subscriber_id = d.subscriber_id
            and s.status = 'confirmed'
        )
      )`.execute(trx);
}

/** Stores the final stamp values of a batch's members. */
export async function storeTokens(
  trx: Transaction<Database>,
  batch: { readonly issue_id: string },
  stamps: readonly { readonly subscriberId: string; readonly token: string }[],
): Promise<void> {
  const ids = stamps.map((stamp) => stamp.subscriberId);
  const tokens = stamps.map((stamp) => stamp.token);
  await sql`
    update delivery d set token = v.token
    from unnest(${ids}::bigint[], ${tokens}::text[]) as v (subscriber_id, token)
    where d.issue_id = ${batch.issue_id} and d.subscriber_id = v.subscriber_id`.execute(trx);
}

/** Fixes a batch and begins an attempt under a lease: from here on only its bytes may be sent. */
export async function beginAttempt(
  trx: Transaction<Database>,
  input: {
    readonly batchId: string;
    readonly size: number;
    readonly idempotencyKey: string;
    readonly contentHash: string;
    readonly leaseSeconds: number;
    readonly worker: string;
  },
): Promise<number> {
  const { attempt } = await trx
    .updateTable('batch')
    .set({
      state: 'attempted',
      size: input.size,
      idempotency_key: input.idempotencyKey,
      content_hash: input.contentHash,
      attempt: sql<number>`attempt + 1`,
      lease_until: sql<Date>`now() + make_interval(secs => ${input.leaseSeconds})`,
      frozen_at: sql<Date>`coalesce(frozen_at, now())`,
    })
    .where('id', '=', input.batchId)
    .returning('attempt')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('attempt')
    .values({
      batch_id: input.batchId,
      number: attempt,
      worker: input.worker,
      ended_at: null,
      outcome: null,
      status: null,
      error_name: null,
      detail: null,
    })
    .execute();
  return attempt;
}

/** Nobody is left to send to: the batch ends without a call. */
export async function voidBatch(
  trx: Transaction<Database>,
  batchId: string,
  reason: string,
): Promise<void> {
  await trx
    .updateTable('batch')
    .set({ state: 'void', size: 0, reason, lease_until: null, ended_at: sql<Date>`now()` })
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
    .set({ batch_id: to, token: null })
    .where('issue_id', '=', from.issue_id)
    .where('batch_id', '=', from.id)
    .where('state', '=', 'pending')
    .execute();
}
