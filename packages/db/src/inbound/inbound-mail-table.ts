import type { InboundResult } from '@galley/core/inbound';
import type { Generated, IdentityId } from '../schema/columns.ts';

/** A mail to one of our addresses. What it says stays with Resend. */
export interface InboundMailTable {
  id: IdentityId;
  resend_id: string;
  received_at: Date;
  attempt: Generated<number>;
  not_before: Generated<Date>;
  lease_until: Date | null;
  /** What it led to, once for each address that it came to; null until it is done. */
  results: InboundResult[] | null;
  ended_at: Date | null;
}
