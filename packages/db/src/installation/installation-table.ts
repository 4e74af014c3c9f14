import type { CreatedAt, Generated } from '../schema/columns.ts';

/**
 * The one row that tells this installation from another on the same Resend account: its id heads
 * every idempotency key.
 */
export interface InstallationTable {
  singleton: Generated<boolean>;
  id: string;
  /** Of the key that signs readers' links; null until a process with keys has been here. */
  key_id: string | null;
  created_at: CreatedAt;
}
