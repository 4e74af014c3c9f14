import type { DeliveryState } from '@galley/core/delivery';
import type { Bucket, Generated, Id } from '../schema/columns.ts';

/**
 * One issue to one subscriber, unique. Partitioned by issue, so that the rows of an old issue are
 * dropped at once. Together with its rendition it holds all that is needed for the same bytes.
 */
export interface DeliveryTable {
  bucket: Bucket;
  issue_id: Id;
  subscriber_id: Id;
  subscription_id: Id;
  /** Null for a reader who gets no mail of this issue, by their own wish. */
  batch_id: Id | null;
  rendition_id: Id | null;
  address: string;
  address_canonical: string;
  state: Generated<DeliveryState>;
  /** Why it was rejected, excluded or left uncertain. */
  reason: string | null;
  resend_id: string | null;
  delivered_at: Date | null;
  bounced_at: Date | null;
  complained_at: Date | null;
  /** When Resend failed to send it after accepting it. */
  failed_at: Date | null;
  failure: string | null;
}
