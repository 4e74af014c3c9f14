import type { Bucket, Generated, Id } from '../schema/columns.ts';

/** Append-only: one row per call on the wire. `ended_at` is null while it may still be under way. */
export interface AttemptTable {
  bucket: Bucket;
  batch_id: Id;
  number: number;
  worker: string;
  started_at: Generated<Date>;
  ended_at: Date | null;
  /** The class of its outcome; null while it may still be under way. */
  outcome: string | null;
  status: number | null;
  error_name: string | null;
  detail: string | null;
}
