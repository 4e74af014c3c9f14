import type { CreatedAt, Generated } from '../schema/columns.ts';

/**
 * The one row that identifies this installation among others on the same Resend account: its id
 * begins every idempotency key.
 */
export interface InstallationTable {
  singleton: Generated<boolean>;
  id: string;
  /** The id of the key that signs readers' links; null until a process with keys has started. */
  key_id: string | null;
  created_at: CreatedAt;
}
