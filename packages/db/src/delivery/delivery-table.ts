import type { DeliveryState } from '@galley/core/delivery';
import type { Generated, Id } from '../schema/columns.ts';

/**
 * One issue to one subscriber, unique. Partitioned by issue, so that an old issue's rows are
 * dropped at once. With its rendition it holds all that is needed to make the same bytes again.
 */
export interface DeliveryTable {
  issue_id: Id;
  subscriber_id: Id;
  subscription_id: Id;
  batch_id: Id;
  rendition_id: Id;
  address: string;
  address_canonical: string;
  state: Generated<DeliveryState>;
  /** Why it was rejected, excluded or left uncertain. */
  reason: string | null;
  resend_id: string | null;
  delivered_at: Date | null;
  bounced_at: Date | null;
  complained_at: Date | null;
  /** Resend took it and did not send it after all. */
  failed_at: Date | null;
  failure: string | null;
}
