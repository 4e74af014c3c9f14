import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

type OpenState = 'prepared' | 'attempted';

/**
 * Batches of an issue that may be tried now, if the issue itself may be sent.
 *
 * Until some batch of the issue was accepted only the first one goes: the canary, which finds what
 * is wrong with the issue itself before more of it is tried.
 */
export function dueBatches(
  db: Kysely<Database>,
  issueId: string,
  states: readonly OpenState[] = ['prepared', 'attempted'],
) {
  return db
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
    );
}

/** Whether a claim would find something now: looked at before a turn at the rate is spent on it. */
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
 * Seconds until something of an issue may be tried again, also while it can still be taken back and
 * has no batches yet; null when nothing is open. What another process holds counts until its lease ends, except the canary: once it was accepted there is work
 * for everybody, so those who wait for it look often.
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
