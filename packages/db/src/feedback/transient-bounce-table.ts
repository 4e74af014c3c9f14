import type { Id } from '../schema/columns.ts';

/** An issue that bounced from a reader's address for a reason that may pass. */
export interface TransientBounceTable {
  subscriber_id: Id;
  issue_id: Id;
  /** The first time, if it bounced more than once. */
  bounced_at: Date;
  detail: string;
  /** When a person lifted the suppression: from then on it counts no more. */
  forgiven_at: Date | null;
}
