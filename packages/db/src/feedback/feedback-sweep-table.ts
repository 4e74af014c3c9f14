import type { Generated, Id } from '../schema/columns.ts';

/** How far Resend has been asked about an issue's deliveries without events. */
export interface FeedbackSweepTable {
  issue_id: Id;
  /** The number of complete rounds. */
  round: Generated<number>;
  /** When to continue; null when there is nothing more to ask. */
  next_at: Date | null;
  /** Subscribers up to this one have been asked about in this round. */
  cursor: Generated<Id>;
  /** The number of questions in this round. */
  asked: Generated<number>;
  lease_until: Date | null;
}
