import type { CreatedAt, Json } from '../schema/columns.ts';

/** A verified webhook as received, stored before it is answered. Partitioned by time. */
export interface FeedbackEventTable {
  svix_id: string;
  /** The event's own time: the same in every repeat, so that the key stays unique across partitions. */
  occurred_at: Date;
  type: string;
  payload: Json<unknown>;
  received_at: CreatedAt;
  applied_at: Date | null;
  /** Why it was set aside; null otherwise. */
  refused: string | null;
}
