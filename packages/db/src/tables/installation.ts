import type { CreatedAt, Generated } from './columns.ts';

/**
 * The one row that tells this installation from another on the same Resend account: its id heads
 * every idempotency key.
 */
export interface InstallationTable {
  singleton: Generated<boolean>;
  id: string;
  created_at: CreatedAt;
}
