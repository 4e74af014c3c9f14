import type { Id } from '../schema/columns.ts';

/** Who has which review open now. */
export interface PresenceTable {
  review_id: Id;
  session_id: Id;
  /** The field that they are in; null while they only read. */
  field: string | null;
  seen_at: Date;
}
