import type { SuppressionReason } from '@galley/core/feedback';
import type { Bucket, Generated, Id, IdentityId } from '../schema/columns.ts';

/** A departure, or its reversal, on its way to the log outside the database. Triggers write it. */
export interface DepartureTable {
  bucket: Bucket;
  id: IdentityId;
  at: Generated<Date>;
  kind: 'left' | 'returned' | 'suppressed' | 'lifted' | 'moved';
  /** The canonical address, or what an erasure leaves of it. */
  address_key: string;
  /** Where the reader's mail goes since they moved. */
  to_key: string | null;
  newsletter_id: Id | null;
  reason: SuppressionReason | null;
}
