import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

type OpenState = 'prepared' | 'attempted';

/**
 * Selects the batches of an issue that may be tried now, if the issue itself may be sent.
 *
 * Until a batch of the issue is accepted, only the first one goes: the canary, which finds faults
 * of the issue itself before more batches are tried.
 */
export const dueBatches = (
  db: Kysely<Database>,
  issueId: string,
  states: readonly OpenState[] = ['prepared', 'attempted'],
) =>
  db
    .selectFrom('batch')
    .where('batch.issue_id', '=', issueId)
    .where('batch.state', 'in', states)
    .where('batch.not_before', '<=', sql<Date>`now()`)
    .where((eb) =>
      eb.or([eb('batch.lease_until', 'is', null), eb('batch.lease_until', '<', sql<Date>`now()`)]),
    )
    .where((eb) =>
      eb.or([
        eb('batch.ordinal', '=', (first) =>
          first
            .selectFrom('batch as b')
            .select(({ fn }) => fn.min('b.ordinal').as('ordinal'))
            .where('b.issue_id', '=', issueId)
            .where('b.state', 'in', ['prepared', 'attempted']),
        ),
        // The order makes Postgres search this issue's batches, not all.
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
    );

/** True if a claim would find a batch now; asked before it takes a turn of the rate. */
export async function hasDueBatch(db: Kysely<Database>, issueId: string): Promise<boolean> {
  const due = await dueBatches(db, issueId)
    .innerJoin('issue', 'issue.id', 'batch.issue_id')
    .select('batch.id')
    .where('issue.state', 'in', ['sending', 'cancelled'])
    .where((eb) =>
      eb.or([eb('issue.send_after', 'is', null), eb('issue.send_after', '<=', sql<Date>`now()`)]),
    )
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

/**
 * Returns the seconds until a batch of an issue may be tried, or until its undo window ends; null
 * when nothing is open. A batch that another process holds counts until its lease ends. The canary
 * is the exception: once it is accepted there is work for every process, so they look often.
 */
export async function secondsToNextBatch(
  db: Kysely<Database>,
  issueId: string,
): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    with known as (
      select send_after, exists (
        select from batch b where b.issue_id = ${issueId} and b.state = 'accepted'
      ) as "canaryAccepted"
      from issue where id = ${issueId}
    ), open as (
      select b.not_before, b.lease_until from batch b
      where b.issue_id = ${issueId} and b.state in ('prepared', 'attempted')
      order by b.ordinal
      limit (select case when "canaryAccepted" then null else 1 end from known)
    )
    select extract(epoch from coalesce(
      min(greatest(open.not_before, known.send_after,
        case when "canaryAccepted" then open.lease_until end)) filter (where open.not_before is not null),
      min(known.send_after) filter (where known.send_after > now())
    ) - now())::double precision as seconds
    from known left join open on true`.execute(db);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}
