import type { Approval } from '@galley/contract/issue';
import {
  listApprovals,
  type ApprovalRow,
  type Database,
  type IssueRow,
  type Kysely,
} from '@galley/db';

/** Turns an approval's row into the contract's shape. */
export const presentApproval = ({ name, at, overrides }: ApprovalRow): Approval => ({
  by: name,
  at: at.toISOString(),
  overrides,
});

/** Reads the approvals of an issue's present bytes. */
export const readApprovals = async (
  db: Kysely<Database>,
  { id, content_hash: hash }: Pick<IssueRow, 'id' | 'content_hash'>,
): Promise<Approval[]> => (await listApprovals(db, id, hash ?? '')).map(presentApproval);
