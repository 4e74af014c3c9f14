import { sql, type Kysely } from 'kysely';
import { notHeld } from '../restore/hold.ts';
import type { Database } from '../schema/database.ts';
import { readCanaries, type Canaries } from './canaries.ts';

type OpenState = 'prepared' | 'attempted';

/** Selects the batches of an issue that may be tried now, if the issue itself may be sent. */
export const dueBatches = (
  db: Kysely<Database>,
  issueId: string,
  canaries: Canaries,
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
    .where(maySend(canaries));

const maySend = (canaries: Canaries) =>
  canaries.kind === 'all-proven'
    ? sql<boolean>`true`
    : sql<boolean>`(batch.rendition_id = any(${canaries.proven}::bigint[])
        or batch.ordinal = any(${canaries.ordinals}::integer[]))`;

/** Whether an issue may be sent now at all. */
const sendableIssue = (db: Kysely<Database>, issueId: string) =>
  db
    .selectFrom('issue')
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'cancelled'])
    .where(notHeld)
    .where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]));

/**
 * The buckets in which a claim would find a batch now.
 *
 * @param buckets all that there are
 */
export async function dueBuckets(
  db: Kysely<Database>,
  issueId: string,
  canaries: Canaries,
  buckets: readonly number[],
): Promise<readonly number[]> {
  const issue = await sendableIssue(db, issueId).select('id').executeTakeFirst();
  if (issue === undefined) return [];
  const due = dueBatches(db, issueId, canaries).select('batch.bucket');
  const rows = await (buckets.length === 1 ? due.limit(1) : due.distinct()).execute();
  return rows.map(({ bucket }) => bucket);
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
  const canaries = await readCanaries(db, issueId, false);
  const isProven =
    canaries.kind === 'all-proven'
      ? sql`true`
      : sql`rendition_id = any(${canaries.proven}::bigint[])`;
  const { rows } = await sql<{ seconds: number | null }>`
    with open as (
      select min(not_before) as not_before,
        min(greatest(not_before, case when ${isProven} then lease_until end)) as ready
      from batch
      where issue_id = ${issueId} and state in ('prepared', 'attempted')
        and ${maySend(canaries)}
    )
    select extract(epoch from coalesce(
      case when open.not_before is not null then greatest(open.ready, issue.send_after) end,
      case when issue.send_after > now() then issue.send_after end
    ) - now())::double precision as seconds
    from issue left join open on true where issue.id = ${issueId}`.execute(db);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}
