import type { Override } from '@galley/core/issue';
import type { ColumnType, Id, IdentityId } from '../schema/columns.ts';

/** Somebody's approval of an issue's bytes. */
export interface ApprovalTable {
  id: IdentityId;
  issue_id: Id;
  /** The bytes that it signs: it counts for no others. */
  content_hash: string;
  /** Null if no person of the desk is behind it. */
  person_id: Id | null;
  name: string;
  /** The rules that it set aside. */
  overrides: ColumnType<Override[], string | undefined, string>;
  at: Date;
}
