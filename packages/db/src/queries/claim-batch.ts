import { sql, type Selectable, type Transaction } from 'kysely';
import type { BatchTable } from '../tables/batch.ts';
import type { Database } from '../tables/database.ts';

export type BatchRow = Selectable<BatchTable>;

/** Batches that this transaction holds, and whether their issue was cancelled meanwhile. */
export interface ClaimableBatches {
  readonly batches: readonly BatchRow[];
  readonly cancelled: boolean;
}

/**
 * Locks the next batches of an issue that may be worked on now: of an issue being sent any open ones,
 * of a cancelled one only those that may already be on the wire. Shares the issue's row, so that a
 * pause or cancel orders before or after this freeze.
 *
 * Until some batch of the issue was accepted only the first one goes: the canary, which finds what
 * is wrong with the issue itself before more of it is tried.
 */
export async function lockNextBatches(
  trx: Transaction<Database>,
  issueId: string,
  limit: number,
): Promise<ClaimableBatches> {
  const issue = await trx
    .selectFrom('issue')
    .select('state')
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'cancelled'])
    .where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))
    .forShare()
    .executeTakeFirst();
  if (issue === undefined) return { batches: [], cancelled: false };
  const states =
    issue.state === 'sending' ? (['prepared', 'attempted'] as const) : ['attempted' as const];
  const batches = await trx
    .selectFrom('batch')
    .selectAll()
    .where('issue_id', '=', issueId)
    .where('state', 'in', states)
    .where('not_before', '<=', sql<Date>`now()`)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', sql<Date>`now()`)]))
    .where((eb) =>
      eb.or([
        eb('ordinal', '=', (first) =>
          first
            .selectFrom('batch as b')
            .select(({ fn }) => fn.min('b.ordinal').as('ordinal'))
            .where('b.issue_id', '=', issueId)
            .where('b.state', 'in', ['prepared', 'attempted']),
        ),
        // By order, so that it is looked for among this issue's batches, never among all.
        eb(
          eb
            .selectFrom('batch as b')
            .select('b.id')
            .where('b.issue_id', '=', issueId)
            .where('b.state', '=', 'accepted')
            .orderBy('b.ordinal')
            .limit(1),
          'is not',
          null,
        ),
      ]),
    )
    .orderBy('ordinal')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return { batches, cancelled: issue.state === 'cancelled' };
}

/**
 * Closes the attempts whose end nobody recorded: their process died or lost its lease, so they may
 * have arrived.
 *
 * @returns hours since the first ambiguous attempt by the database's clock; null when every
 * attempt so far was provably refused
 */
export async function closeLostAttempts(
  trx: Transaction<Database>,
  batchId: string,
): Promise<number | null> {
  const { rows } = await sql<{ hours: number | null }>`
    with lost as (
      update attempt set ended_at = now(), outcome = 'lost'
      where batch_id = ${batchId} and ended_at is null returning started_at
    )
    update batch set first_ambiguous_at =
      least(first_ambiguous_at, (select min(started_at) from lost))
    where id = ${batchId}
    returning (extract(epoch from now() - first_ambiguous_at) / 3600)::double precision as hours
  `.execute(trx);
  return rows[0]?.hours ?? null;
}
