import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** An issue that may need a person. */
export interface StuckIssue {
  readonly newsletter: string;
  readonly number: number;
  readonly state: 'approved' | 'sending' | 'paused';
  /** Since when nothing moved: its last attempt or release, its pause, or the slot that it missed. */
  readonly since: Date;
}

/** Lists issues that are being sent, paused, or past their slot, with when they moved last. */
export async function listUnfinishedIssues(db: Kysely<Database>): Promise<readonly StuckIssue[]> {
  const { rows } = await sql<StuckIssue & { id: string }>`
    select issue.id, newsletter.slug as newsletter, issue.number, issue.state,
      case issue.state
        when 'approved' then issue.due_at
        when 'paused' then issue.updated_at
        else greatest(issue.released_at, issue.send_after, issue.updated_at)
      end as since
    from issue join newsletter on newsletter.id = issue.newsletter_id
    where issue.state in ('sending', 'paused') and issue.resume_at is null
      or issue.state = 'approved' and issue.due_at is not null`.execute(db);
  const sending = rows.filter(({ state }) => state === 'sending').map(({ id }) => id);
  const tried = sending.length === 0 ? new Map<string, Date>() : await latestTries(db, sending);
  return rows
    .map(({ id, since, ...issue }) => {
      const at = tried.get(id);
      return { id, issue: { ...issue, since: at !== undefined && at > since ? at : since } };
    })
    .toSorted(
      (a, b) => a.issue.since.getTime() - b.issue.since.getTime() || Number(a.id) - Number(b.id),
    )
    .map(({ issue }) => issue);
}

async function latestTries(
  db: Kysely<Database>,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date | null }>`
    select batch.issue_id as id, max(coalesce(attempt.ended_at, attempt.started_at)) as at
    from batch join attempt on attempt.bucket = batch.bucket and attempt.batch_id = batch.id
    where batch.issue_id = any (${issueIds}::bigint[])
    group by batch.issue_id`.execute(db);
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at] as const])));
}
