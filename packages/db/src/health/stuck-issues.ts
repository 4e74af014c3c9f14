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
  const { rows } = await sql<StuckIssue>`
    select newsletter.slug as newsletter, issue.number, issue.state,
      case issue.state
        when 'approved' then issue.due_at
        when 'paused' then issue.updated_at
        else greatest(issue.released_at, issue.send_after, issue.updated_at, (
          select max(coalesce(attempt.ended_at, attempt.started_at)) from batch
            join attempt on attempt.batch_id = batch.id where batch.issue_id = issue.id))
      end as since
    from issue join newsletter on newsletter.id = issue.newsletter_id
    where issue.state in ('sending', 'paused') and issue.resume_at is null
      or issue.state = 'approved' and issue.due_at is not null
    order by since, issue.id`.execute(db);
  return rows;
}
