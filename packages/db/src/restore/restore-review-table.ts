import type { Generated } from '../schema/columns.ts';

/** What was found out since a restore about the time between its snapshot and itself. One row, or none. */
export interface RestoreReviewTable {
  singleton: Generated<boolean>;
  /** The last mail of the provider's list that was looked at; null before the first page. */
  list_cursor: string | null;
  list_mails: Generated<number>;
  list_oldest_at: Date | null;
  /** When the list was read back to the snapshot. */
  list_complete_at: Date | null;
  /** Why the last reading ended early. */
  list_trouble: string | null;
  marked_readers: Generated<number>;
  marked_complaints: Generated<number>;
  /** When the log of departures was read; null if it was not. */
  log_read_at: Date | null;
  /** The earliest and the latest time that the log speaks of. */
  log_from: Date | null;
  log_to: Date | null;
  log_entries: Generated<number>;
  log_unreadable: Generated<number>;
  log_unknown_key: Generated<number>;
  left_readers: Generated<number>;
  suppressed_readers: Generated<number>;
  erased_readers: Generated<number>;
  released_at: Date | null;
  released_by: string | null;
}
