import type { BatchState } from '@galley/core/delivery';
import type { Bucket, CreatedAt, Generated, Id } from '../schema/columns.ts';

/** Up to 100 deliveries of one issue, sent in one call; the row holds that call's state. */
export interface BatchTable {
  bucket: Bucket;
  id: Generated<Id>;
  issue_id: Id;
  rendition_id: Id;
  /**
   * Counts per issue, from 1 on one Postgres and in each bucket's own range on a cluster; the first is
   * the canary. Part of the idempotency key.
   */
  ordinal: number;
  epoch: Generated<number>;
  /** The batch that this one was split from or thawed out of. */
  parent_id: Id | null;
  state: Generated<BatchState>;
  /** Deliveries: planned while prepared, frozen afterwards. */
  size: number;
  idempotency_key: string | null;
  /** SHA-256 in hex over the rendition's hash and the stamp values, fixed when frozen. */
  content_hash: string | null;
  /** The members' tokens as stamped, in their order, separated by spaces; only while attempted. */
  tokens: string | null;
  /** The fence: the number of attempts. Only the attempt with this number may record a refusal. */
  attempt: Generated<number>;
  lease_until: Date | null;
  not_before: Generated<Date>;
  frozen_at: Date | null;
  first_ambiguous_at: Date | null;
  /** The last outcome's code, for people. */
  reason: string | null;
  ended_at: Date | null;
  created_at: CreatedAt;
}
