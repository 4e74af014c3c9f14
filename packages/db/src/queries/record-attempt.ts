import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import { settleUncertainBatches } from './reconcile.ts';

/** One attempt of one batch: whoever records must have made it. */
export interface AttemptRef {
  readonly batchId: string;
  readonly issueId: string;
  readonly number: number;
}

export interface AttemptEnd {
  readonly outcome: string;
  readonly status: number | null;
  readonly detail: string | null;
}

/** Closes the log line of an attempt. It belongs to its maker, fence or no fence. */
export async function closeAttempt(
  trx: Transaction<Database>,
  attempt: AttemptRef,
  end: AttemptEnd,
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({
      ended_at: sql<Date>`now()`,
      outcome: end.outcome,
      status: end.status,
      detail: end.detail,
    })
    .where('batch_id', '=', attempt.batchId)
    .where('number', '=', attempt.number)
    .execute();
}

/**
 * T2 after a success, which is absorbing: whoever holds a 200 records it, even when its lease is
 * over and somebody else tries the batch by now.
 *
 * @returns false when the batch had been recorded before
 * @throws Error when the batch was void: its mail went out although it was believed not to
 */
export async function recordAccepted(
  trx: Transaction<Database>,
  attempt: AttemptRef,
  accepted: readonly { readonly subscriberId: string; readonly resendId: string }[],
): Promise<boolean> {
  const batch = await trx
    .selectFrom('batch')
    .select('state')
    .where('id', '=', attempt.batchId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (batch.state === 'accepted') return false;
  if (batch.state !== 'attempted' && batch.state !== 'uncertain') {
    throw new Error(`batch ${attempt.batchId} was accepted after it became ${batch.state}`);
  }
  const subscribers = accepted.map((one) => one.subscriberId);
  const resendIds = accepted.map((one) => one.resendId);
  const result = await sql`
    update delivery d set state = 'accepted', resend_id = v.resend_id, reason = null
    from unnest(${subscribers}::bigint[], ${resendIds}::text[]) as v (subscriber_id, resend_id)
    where d.issue_id = ${attempt.issueId} and d.batch_id = ${attempt.batchId}
      and d.subscriber_id = v.subscriber_id`.execute(trx);
  if (Number(result.numAffectedRows ?? 0n) !== accepted.length) {
    throw new Error(`batch ${attempt.batchId} was accepted, but not all its deliveries are seen`);
  }
  await trx
    .updateTable('batch')
    .set({ state: 'accepted', lease_until: null, reason: null, ended_at: sql<Date>`now()` })
    .where('id', '=', attempt.batchId)
    .execute();
  return true;
}

/** Ambiguity is sticky per key, and recorded even by a process whose lease is over. */
export async function recordAmbiguity(
  trx: Transaction<Database>,
  attempt: AttemptRef,
): Promise<void> {
  await sql`
    update batch b set first_ambiguous_at = least(b.first_ambiguous_at, a.started_at)
    from attempt a
    where b.id = ${attempt.batchId} and a.batch_id = b.id and a.number = ${attempt.number}`.execute(
    trx,
  );
}

/**
 * The fence: true when this attempt is still the batch's last one, with the row locked. Without
 * it nothing but a success or an ambiguity may be recorded.
 */
export async function holdsFence(
  trx: Transaction<Database>,
  attempt: AttemptRef,
): Promise<boolean> {
  const row = await trx
    .selectFrom('batch')
    .select('id')
    .where('id', '=', attempt.batchId)
    .where('attempt', '=', attempt.number)
    .where('state', '=', 'attempted')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Renews the lease of an attempt that is still under way; nothing happens when it was lost. */
export async function renewLease(
  db: Kysely<Database>,
  attempt: AttemptRef,
  leaseSeconds: number,
): Promise<void> {
  await db
    .updateTable('batch')
    .set({ lease_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('id', '=', attempt.batchId)
    .where('attempt', '=', attempt.number)
    .where('state', '=', 'attempted')
    .execute();
}

/** Gives the batch back, to be tried again under the same key and bytes after a while. */
export async function releaseBatch(
  trx: Transaction<Database>,
  attempt: AttemptRef,
  afterSeconds: number,
  reason: string | null,
): Promise<void> {
  await trx
    .updateTable('batch')
    .set({
      lease_until: null,
      not_before: sql<Date>`now() + make_interval(secs => ${afterSeconds})`,
      reason,
    })
    .where('id', '=', attempt.batchId)
    .execute();
}

/**
 * Ends a batch and all its deliveries as rejected or uncertain, saying why. Of whom a provider event
 * was heard meanwhile there is no doubt: that mail was accepted.
 */
export async function endBatch(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
  state: 'rejected' | 'uncertain',
  reason: string,
): Promise<void> {
  if (state === 'uncertain') await acceptHeard(trx, batch);
  await trx
    .updateTable('batch')
    .set({ state, reason, lease_until: null, ended_at: sql<Date>`now()` })
    .where('id', '=', batch.id)
    .execute();
  await trx
    .updateTable('delivery')
    .set({ state, reason })
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .execute();
  if (state === 'uncertain') await settleUncertainBatches(trx, batch.issueId);
}

/** Only an event gives an id to a delivery that is pending. */
async function acceptHeard(
  trx: Transaction<Database>,
  batch: { readonly id: string; readonly issueId: string },
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'accepted' })
    .where('issue_id', '=', batch.issueId)
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .where('resend_id', 'is not', null)
    .execute();
}
