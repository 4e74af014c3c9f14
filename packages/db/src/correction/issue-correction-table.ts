import type { Id } from '../schema/columns.ts';

/** A correction that an issue carries. */
export interface IssueCorrectionTable {
  issue_id: Id;
  correction_id: Id;
  /** True if there would be too many renditions to tell old readers apart. */
  to_everybody: boolean;
}
