import type { Generated, Id } from '../schema/columns.ts';

/** The copy of an issue that Galley mails to itself. */
export interface CanaryCopyTable {
  issue_id: Id;
  queued_at: Generated<Date>;
  /** When it came back in; null if it hasn't. */
  arrived_at: Date | null;
}
