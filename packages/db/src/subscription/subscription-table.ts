import type { SubscriptionStatus } from '@galley/core/subscription';
import type { CreatedAt, Generated, Id, IdentityId } from '../schema/columns.ts';

export interface SubscriptionTable {
  id: IdentityId;
  newsletter_id: Id;
  subscriber_id: Id;
  status: SubscriptionStatus;
  /** Counts requests to subscribe, so that the confirmation link of an earlier one is spent. */
  round: Generated<number>;
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
}
