import type { IdentityId } from '../schema/columns.ts';

/** A creating call that may be repeated, and what it answered. */
export interface ApiCallTable {
  id: IdentityId;
  /** `person 7` or `key 3`. */
  caller: string;
  idempotency_key: string;
  request_hash: string;
  /** Null while the call runs. */
  status: number | null;
  answer: string | null;
  created_at: Date;
}
