import type { IssueReason } from '@galley/core/delivery';
import type { IssueState } from '@galley/core/issue';
import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The state of an issue, for a command that waits for it. */
export interface IssueStanding {
  readonly number: number;
  readonly state: IssueState;
  readonly reason: IssueReason | null;
  readonly reasonDetail: string | null;
  readonly sendAfter: Date | null;
  readonly resumeAt: Date | null;
}

/** Reads the state of an issue. */
export const issueStanding = async (
  db: Kysely<Database>,
  issueId: string,
): Promise<IssueStanding> =>
  db
    .selectFrom('issue')
    .select([
      'number',
      'state',
      'reason',
      'reason_detail as reasonDetail',
      'send_after as sendAfter',
      'resume_at as resumeAt',
    ])
    .where('id', '=', issueId)
    .executeTakeFirstOrThrow();
