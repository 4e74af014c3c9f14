import type { Bucket, Id, IdentityId } from '../schema/columns.ts';

/** Says that a statement changed deliveries of an issue since its tally was counted. */
export interface DeliveryChangeTable {
  bucket: Bucket;
  id: IdentityId;
  issue_id: Id;
}
