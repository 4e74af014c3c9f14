import type { Bucket, Id, IdentityId } from '../schema/columns.ts';

/** A choice of floor and topics that a reader has made; the latest one holds. */
export interface SubscriptionChoiceTable {
  bucket: Bucket;
  id: IdentityId;
  subscription_id: Id;
  choice: string;
  at: Date;
}
