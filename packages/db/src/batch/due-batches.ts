import { sql, type Kysely } from 'kysely';
import { notHeld } from '../restore/hold.ts';
import type { Database } from '../schema/database.ts';

type OpenState = 'prepared' | 'attempted';

/**
 * Selects the batches of an issue that may be tried now, if the issue itself may be sent.
 *
 * Until a batch of the issue is accepted, only the first one goes: the canary, which finds faults
 * of the issue itself before more batches are tried. The same holds for each of its renditions.
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
    .where(
      sql<boolean>`(batch.ordinal = (
        select min(b.ordinal) from batch b
        where b.issue_id = ${issueId} and b.state in ('prepared', 'attempted')
      ) or (batch.rendition_id = any(array(${provenRenditions(issueId)}))
        or (batch.ordinal = any(array(${canaries(issueId)}))
          and exists (${provenRenditions(issueId)}))))`,
    );

/** Renditions with an accepted batch. Each is looked up in the index, however long the issue is. */
const provenRenditions = (issueId: string) => sql`
  select r.id from rendition r
  where r.issue_id = ${issueId} and (
    select b.id from batch b where b.rendition_id = r.id and b.state = 'accepted'
    order by b.ordinal limit 1
  ) is not null`;

/** The first open batch of each rendition. */
const canaries = (issueId: string) => sql`
  select least(
    (select min(b.ordinal) from batch b where b.rendition_id = r.id and b.state = 'prepared'),
    (select min(b.ordinal) from batch b where b.rendition_id = r.id and b.state = 'attempted'))
  from rendition r where r.issue_id = ${issueId}`;

/** True if a claim would find a batch now; asked before it takes a turn of the rate. */
export async function hasDueBatch(db: Kysely<Database>, issueId: string): Promise<boolean> {
  const due = await dueBatches(db, issueId)
    .innerJoin('issue', 'issue.id', 'batch.issue_id')
    .select('batch.id')
    .where(notHeld)
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
 * when nothing is open. A batch that another process holds counts until its lease ends. A canary
 * is the exception: once it is accepted there is work for every process, so they look often. Until
 * then the other batches of its rendition don't count.
 */
export async function secondsToNextBatch(
  db: Kysely<Database>,
  issueId: string,
): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    with known as materialized (
      select send_after, array(${provenRenditions(issueId)}) as proven
      from issue where id = ${issueId}
    ), open as (
      select b.not_before, b.lease_until, b.rendition_id = any(known.proven) as "isProven"
      from known join batch b on b.issue_id = ${issueId} and b.state in ('prepared', 'attempted')
      where b.rendition_id = any(known.proven) or b.ordinal = any(array(${canaries(issueId)}))
      order by b.ordinal
      limit (select case when proven = '{}' then 1 end from known)
    )
    select extract(epoch from coalesce(
      min(greatest(open.not_before, known.send_after,
        case when open."isProven" then open.lease_until end)) filter (where open.not_before is not null),
      min(known.send_after) filter (where known.send_after > now())
    ) - now())::double precision as seconds
    from known left join open on true`.execute(db);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}
