import type { Rhythm, SubscriptionStatus } from '@galley/core/subscription';
import type { Bucket, CreatedAt, Generated, Id, IdentityId } from '../schema/columns.ts';

export interface SubscriptionTable {
  bucket: Bucket;
  id: IdentityId;
  newsletter_id: Id;
  subscriber_id: Id;
  status: SubscriptionStatus;
  /** Counts requests to subscribe, so that the confirmation link of an earlier one is spent. */
  round: Generated<number>;
  /** Floor and topics, as `printChoice` prints them. */
  choice: Generated<string>;
  rhythm: Generated<Rhythm>;
  paused_until: Date | null;
  /** Since when the reader has seen no issue; the next best-of is for them too. */
  catch_up_since: Date | null;
  /** The round of the departure for which a reason was counted. */
  reason_round: number | null;
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
}
