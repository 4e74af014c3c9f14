import type { DeliveryTally } from '@galley/core/delivery';
import type { Id, Json } from '../schema/columns.ts';

/** What a report counted of an issue; it holds until something of its deliveries changes. */
export interface IssueTallyTable {
  issue_id: Id;
  /** Counts how often it was replaced. */
  version: number;
  tally: Json<DeliveryTally>;
  /** What the issue's last sending said when it was counted. */
  sent_at: Date | null;
  accepted: number;
}
