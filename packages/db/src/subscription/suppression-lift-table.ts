import type { SuppressionReason } from '@galley/core/feedback';
import type { ActorKind } from '../audit/audit-table.ts';
import type { Bucket, Id, IdentityId } from '../schema/columns.ts';

/** A suppression that a person lifted. It goes with the subscriber. */
export interface SuppressionLiftTable {
  bucket: Bucket;
  id: IdentityId;
  subscriber_id: Id;
  /** Of the suppression that was lifted. */
  reason: SuppressionReason;
  detail: string | null;
  suppressed_at: Date;
  /** Why it was lifted, in their words. */
  because: string | null;
  actor_kind: ActorKind;
  /** As in the audit log. */
  actor: string | null;
  lifted_at: Date;
}
