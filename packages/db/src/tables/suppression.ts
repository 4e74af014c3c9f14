import type { CreatedAt, IdentityId } from './columns.ts';

export type SuppressionReason = 'bounce' | 'complaint' | 'provider' | 'erasure' | 'by-hand';

/** An address that must not be mailed, for any newsletter. */
export interface SuppressionTable {
  id: IdentityId;
  /** The canonical address; after an erasure only its keyed hash, `hmac:KEY:MAC`. */
  address_key: string;
  reason: SuppressionReason;
  detail: string | null;
  created_at: CreatedAt;
}
