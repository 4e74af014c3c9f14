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
  /** When a backup was restored here; null if this never came out of one. */
  restored_at: Date | null;
  /** When the snapshot of that backup was taken. */
  snapshot_at: Date | null;
  /** Why nothing is compiled and sent; null if it may be. */
  held: 'restored' | 'copy' | null;
  /** Its id before it became a copy: mails from before carry that one. */
  former_id: string | null;
  /** Since when departures are logged outside the database; null if they never were. */
  departures_since: Date | null;
  /** Issues compiled from then on name their slot in each mail; a day after an upgrade. */
  slots_named_from: Generated<Date>;
  /** Into which the readers are divided: 0 alone on one Postgres. */
  buckets: Generated<number[]>;
  created_at: CreatedAt;
}
