import type { SuppressionReason } from '@galley/core/feedback';
import type { Bucket, Generated, IdentityId } from '../schema/columns.ts';

/** An address that must not be mailed, for any newsletter. */
export interface SuppressionTable {
  bucket: Bucket;
  id: IdentityId;
  /** The canonical address; after an erasure only its keyed hash, `hmac:KEY:MAC`. */
  address_key: string;
  reason: SuppressionReason;
  detail: string | null;
  /** When it happened, if known. */
  created_at: Generated<Date>;
}
