import type { Generated, Id } from '../schema/columns.ts';

/** What was tried and decided about a batch that became uncertain. */
export interface ReconciliationTable {
  batch_id: Id;
  issue_id: Id;
  /** How often mails were read back automatically, and when they are next. */
  tries: Generated<number>;
  next_at: Generated<Date>;
  /** What a named person decided, and why. */
  decision: 'accepted' | 'rejected' | null;
  decided_by: string | null;
  because: string | null;
  decided_at: Date | null;
}
