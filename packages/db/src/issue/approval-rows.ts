import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ApprovalTable } from './approval-table.ts';

export type ApprovalRow = Selectable<ApprovalTable>;

/** Lists the approvals of an issue's bytes in the order in which they were given. */
export const listApprovals = async (
  db: Kysely<Database>,
  issueId: string,
  contentHash: string,
): Promise<ApprovalRow[]> =>
  db
    .selectFrom('approval')
    .selectAll()
    .where('issue_id', '=', issueId)
    .where('content_hash', '=', contentHash)
    .orderBy('id')
    .execute();

/** Adds an approval, under the locks of newsletter and issue. */
export const insertApproval = async (
  trx: Transaction<Database>,
  row: Insertable<ApprovalTable>,
): Promise<ApprovalRow> =>
  trx.insertInto('approval').values(row).returningAll().executeTakeFirstOrThrow();
