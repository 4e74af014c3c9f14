import type { Bucket, Id } from '../schema/columns.ts';

/** A temporary bounce of an issue from a reader's address. */
export interface TransientBounceTable {
  bucket: Bucket;
  subscriber_id: Id;
  issue_id: Id;
  /** The first time, if it bounced more than once. */
  bounced_at: Date;
  detail: string;
  /** When a person lifted the suppression, after which the bounce no longer counts. */
  forgiven_at: Date | null;
}
